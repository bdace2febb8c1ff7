package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A type of the generator; its text is how a program writes it. */
sealed interface Ty {
  Ty INT = of("Int");
  Ty REAL = of("Real");
  Ty BOOL = of("Bool");
  Ty STRING = of("String");
  Ty UNIT = of("Unit");
  Ty ANY = of("Any");
  Ty ABORT = of("Abort");

  /** A named type: built in, a record, a sum. */
  record Con(String name, List<Ty> args) implements Ty {
    @Override
    public String toString() {
      return args.isEmpty() ? name : name + "<" + joined(args) + ">";
    }
  }

  record Tuple(List<Ty> items) implements Ty {
    @Override
    public String toString() {
      return "(" + joined(items) + ")";
    }
  }

  record Fn(List<Ty> params, Ty result) implements Ty {
    @Override
    public String toString() {
      return "(" + joined(params) + ") -> " + result;
    }
  }

  /** A type parameter, with its bounds. */
  record Param(String name, List<String> bounds) implements Ty {
    @Override
    public String toString() {
      return name;
    }

    /** As it is declared: {@code T: Eq}. */
    String declared() {
      return bounds.isEmpty() ? name : name + ": " + String.join(" + ", bounds);
    }
  }

  static Con of(String name, Ty... args) {
    return new Con(name, List.of(args));
  }

  static Con array(Ty item) {
    return of("Array", item);
  }

  static Con option(Ty item) {
    return of("Option", item);
  }

  static Con result(Ty item, Ty error) {
    return of("Result", item, error);
  }

  static Tuple tuple(Ty... items) {
    return new Tuple(List.of(items));
  }

  private static String joined(List<Ty> types) {
    return types.stream().map(Ty::toString).collect(Collectors.joining(", "));
  }

  default List<Ty> parts() {
    return switch (this) {
      case Con c -> c.args();
      case Tuple t -> t.items();
      case Fn f -> Stream.concat(f.params().stream(), Stream.of(f.result())).toList();
      case Param p -> List.of();
    };
  }

  default boolean isCon(String name) {
    return this instanceof Con c && c.name().equals(name);
  }

  default boolean hasParam() {
    return this instanceof Param || parts().stream().anyMatch(Ty::hasParam);
  }

  default boolean hasFunction() {
    return this instanceof Fn || parts().stream().anyMatch(Ty::hasFunction);
  }

  /** How deep it nests. */
  default int depth() {
    return 1 + parts().stream().mapToInt(Ty::depth).max().orElse(0);
  }

  /** With type parameters, by name, replaced. */
  default Ty with(Map<String, Ty> types) {
    return switch (this) {
      case Con c -> new Con(c.name(), all(c.args(), types));
      case Tuple t -> new Tuple(all(t.items(), types));
      case Fn f -> new Fn(all(f.params(), types), f.result().with(types));
      case Param p -> types.getOrDefault(p.name(), p);
    };
  }

  static List<Ty> all(List<Ty> of, Map<String, Ty> types) {
    return of.stream().map(t -> t.with(types)).toList();
  }

  /** What the parameters of this type have to be for it to be another one. */
  default Optional<Map<String, Ty>> matching(Ty wanted) {
    Map<String, Ty> found = new HashMap<>();
    return match(this, wanted, found) ? Optional.of(found) : Optional.empty();
  }

  private static boolean match(Ty template, Ty wanted, Map<String, Ty> found) {
    if (template instanceof Param p) {
      Ty before = found.putIfAbsent(p.name(), wanted);
      return before == null || before.equals(wanted);
    }
    boolean same =
        switch (template) {
          case Con c -> wanted instanceof Con w && c.name().equals(w.name());
          case Tuple t -> wanted instanceof Tuple;
          case Fn f -> wanted instanceof Fn;
          case Param p -> true;
        };
    List<Ty> mine = template.parts();
    List<Ty> its = new ArrayList<>(wanted.parts());
    if (!same || mine.size() != its.size()) {
      return false;
    }
    for (int i = 0; i < mine.size(); i++) {
      if (!match(mine.get(i), its.get(i), found)) {
        return false;
      }
    }
    return true;
  }
}
