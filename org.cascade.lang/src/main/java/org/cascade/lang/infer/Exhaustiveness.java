package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * Whether the arms of a match leave a case out, and whether one is never reached: usefulness of
 * pattern vectors after Maranget, "Warnings for pattern matching" (2007), with a witness.
 */
final class Exhaustiveness {
  /** What a pattern asks first; patterns with one head have the same parts. */
  private sealed interface Head {
    record Of(SumSymbol.Constructor constructor) implements Head {}

    /** Tuples and records: there is only one. */
    record Only(Type type, List<String> fields) implements Head {}

    /** Literals, ranges and type tests by their text: there are always others. */
    record Value(String text) implements Head {}

    record Bool(boolean value) implements Head {}

    /** Literals and ranges of an Int; they may overlap. */
    record Ints(Interval interval) implements Head {}
  }

  /** A pattern without its syntax: anything, or a head with parts. */
  private sealed interface Shape {
    record Wild() implements Shape {}

    record Part(Head head, List<Shape> parts) implements Shape {}
  }

  private static final Shape WILD = new Shape.Wild();

  private final World world;

  private Exhaustiveness(World world) {
    this.world = world;
  }

  static void check(World world, Expr.Match match, Type subject) {
    if (Types.isError(subject)) {
      return;
    }
    if (match.arms().stream().anyMatch(arm -> isWrong(world, arm.pattern()))) {
      return;
    }
    Exhaustiveness e = new Exhaustiveness(world);
    List<List<Shape>> rows = new ArrayList<>();
    for (Expr.Arm arm : match.arms()) {
      List<List<Shape>> own = e.shapes(arm.pattern(), subject).map(List::of).toList();
      boolean reachable =
          own.stream().anyMatch(row -> e.useful(rows, row, List.of(subject)).isPresent());
      if (!reachable && !own.isEmpty()) {
        world.error(
            RuleCode.UNREACHABLE_ARM,
            arm.pattern(),
            "This arm is never reached: the arms above take all of `%s`."
                .formatted(arm.pattern().span().text()));
      }
      if (arm.guard().isEmpty()) {
        rows.addAll(own);
      }
    }
    e.useful(rows, List.of(WILD), List.of(subject))
        .ifPresent(w ->
            world.error(
                RuleCode.NOT_EXHAUSTIVE,
                match.subject(),
                "This match leaves out `%s`; add an arm for it, or `_ => …`."
                    .formatted(w.getFirst())));
  }

  static void mustNotFail(World world, Pattern pattern, Type subject) {
    if (Types.isError(subject) || isWrong(world, pattern)) {
      return;
    }
    Exhaustiveness e = new Exhaustiveness(world);
    List<List<Shape>> rows = e.shapes(pattern, subject).map(List::of).toList();
    e.useful(rows, List.of(WILD), List.of(subject))
        .ifPresent(w ->
            world.error(
                RuleCode.REFUTABLE_PATTERN,
                pattern,
                "This pattern does not fit `%s`; take the value apart with `match`."
                    .formatted(w.getFirst())));
  }

  // ---- patterns to shapes ----

  /** An or-pattern gives several. */
  private Stream<Shape> shapes(Pattern pattern, Type type) {
    return switch (pattern) {
      case Pattern.Wildcard p -> Stream.of(WILD);
      case Pattern.Missing p -> Stream.of(WILD);
      case Pattern.Bind p -> Stream.of(WILD);
      case Pattern.Or p -> p.options().stream().flatMap(o -> shapes(o, type));
      case Pattern.Literal p ->
          Stream.of(
              p.value() instanceof Expr.BoolLit b
                  ? new Shape.Part(new Head.Bool(b.value()), List.of())
                  : number(p, type));
      case Pattern.Range p -> Stream.of(number(p, type));
      case Pattern.Typed p -> isTest(p, type) ? Stream.of(value(p)) : shapes(p.pattern(), type);
      case Pattern.Tuple p when isTest(p, type) -> Stream.of(value(p));
      case Pattern.Tuple p when partsOf(type).size() != p.items().size() -> Stream.of(WILD);
      case Pattern.Tuple p ->
          combine(p.items(), partsOf(type))
              .map(parts -> new Shape.Part(new Head.Only(type, List.of()), parts));
      case Pattern.Constructor p -> constructor(p, type);
      case Pattern.Record p -> record(p, type);
    };
  }

  private static Shape value(Pattern p) {
    return new Shape.Part(new Head.Value(p.span().text()), List.of());
  }

  private static Shape number(Pattern p, Type type) {
    return Interval.of(p)
        .filter(i -> Builtin.is(Types.unrefined(type), Builtin.INT))
        .<Shape>map(i -> new Shape.Part(new Head.Ints(i), List.of()))
        .orElseGet(() -> value(p));
  }

  /** A test that can fail: out of {@code Any}, into a refinement, or of a Type. */
  private boolean isTest(Pattern p, Type type) {
    Optional<Resolution> resolution = world.table().resolution(p);
    return resolution.isPresent()
        && (resolution.orElseThrow() instanceof Resolution.TestRefinement
            || resolution.orElseThrow() instanceof Resolution.TestType
                && (Types.resolve(type) == Type.Special.ANY
                    || Types.resolve(type) == Type.Special.TYPE));
  }

  /** A pattern that has been complained of: what it takes is not known. */
  private static boolean isWrong(World world, Pattern pattern) {
    return world.reporter().isFaulty(pattern.span());
  }

  private Stream<Shape> constructor(Pattern.Constructor p, Type type) {
    Optional<Resolution> resolution = world.table().resolution(p);
    if (resolution.isPresent() && resolution.orElseThrow() instanceof Resolution.BuildVariant v) {
      return combine(p.args(), fieldTypes(v.constructor(), type))
          .map(parts -> new Shape.Part(new Head.Of(v.constructor()), parts));
    }
    return Stream.of(isTest(p, type) ? value(p) : WILD);
  }

  private Stream<Shape> record(Pattern.Record p, Type type) {
    Optional<Resolution> resolution = world.table().resolution(p);
    if (resolution.isEmpty()) {
      return Stream.of(WILD);
    }
    return switch (resolution.orElseThrow()) {
      case Resolution.BuildVariant v ->
          recordParts(p, v.constructor().fields(), fieldTypes(v.constructor(), type))
              .map(parts -> new Shape.Part(new Head.Of(v.constructor()), parts));
      case Resolution.BuildRecord r ->
          recordParts(p, r.record().fields(), partsOf(type))
              .map(parts ->
                  new Shape.Part(new Head.Only(type, fieldNames(r.record().fields())), parts));
      default -> Stream.of(value(p));
    };
  }

  private static List<String> fieldNames(List<RecordSymbol.Field> fields) {
    return fields.stream().map(RecordSymbol.Field::name).toList();
  }

  private Stream<List<Shape>> recordParts(
      Pattern.Record p, List<RecordSymbol.Field> fields, List<Type> types) {
    List<Pattern> inOrder = new ArrayList<>();
    for (RecordSymbol.Field f : fields) {
      Optional<Pattern> written =
          p.fields().stream()
              .filter(x -> x.name().text().equals(f.name()))
              .findFirst()
              .flatMap(Pattern.FieldPattern::pattern);
      inOrder.add(written.orElseGet(() -> new Pattern.Wildcard(p.span())));
    }
    return combine(inOrder, types);
  }

  private Stream<List<Shape>> combine(List<Pattern> patterns, List<Type> types) {
    Stream<List<Shape>> all = Stream.of(List.of());
    for (int i = 0; i < patterns.size(); i++) {
      Type type = i < types.size() ? types.get(i) : Type.Special.ERROR;
      List<Shape> here = shapes(patterns.get(i), type).toList();
      all = all.flatMap(prefix -> here.stream().map(s -> plus(prefix, s)));
    }
    return all;
  }

  private static <T> List<T> plus(List<T> list, T last) {
    List<T> all = new ArrayList<>(list);
    all.add(last);
    return all;
  }

  // ---- types ----

  private static List<Type> fieldTypes(SumSymbol.Constructor c, Type type) {
    Substitution args = Substitution.of(c.owner().params(), Types.args(type));
    return c.fields().stream().map(f -> args.apply(f.type())).toList();
  }

  /** The parts of a type that has only one shape. */
  private static List<Type> partsOf(Type type) {
    Type base = Types.unrefined(type);
    if (base instanceof Type.Tuple t) {
      return t.items();
    }
    return Types.record(base)
        .map(r ->
            r.fields().stream()
                .map(f -> Substitution.of(r.params(), Types.args(base)).apply(f.type()))
                .toList())
        .orElse(List.of());
  }

  /** All heads a value of the type can have; empty where there is no end of them. */
  private static List<Head> allHeads(Type type) {
    Type base = Types.unrefined(type);
    if (base instanceof Type.Con c && c.symbol() instanceof SumSymbol s) {
      return s.constructors().stream().<Head>map(Head.Of::new).toList();
    }
    if (Builtin.is(base, Builtin.BOOL)) {
      return List.of(new Head.Bool(true), new Head.Bool(false));
    }
    if (base instanceof Type.Tuple) {
      return List.of(new Head.Only(type, List.of()));
    }
    return Types.record(base)
        .<List<Head>>map(r -> List.of(new Head.Only(type, fieldNames(r.fields()))))
        .orElse(List.of());
  }

  private static List<Type> partTypes(Head head, Type type) {
    return switch (head) {
      case Head.Of o -> fieldTypes(o.constructor(), type);
      case Head.Only o -> partsOf(type);
      case Head.Value v -> List.of();
      case Head.Bool b -> List.of();
      case Head.Ints i -> List.of();
    };
  }

  // ---- usefulness ----

  /** Values that the row takes and none of the rows does, as text; empty if there are none. */
  private Optional<List<String>> useful(List<List<Shape>> rows, List<Shape> row, List<Type> types) {
    if (row.isEmpty()) {
      return rows.isEmpty() ? Optional.of(List.of()) : Optional.empty();
    }
    Type type = types.getFirst();
    List<Interval> intervals = intervals(rows);
    if (row.getFirst() instanceof Shape.Part p) {
      return p.head() instanceof Head.Ints i
          ? amongPieces(rows, row, types, i.interval().pieces(intervals))
          : specialized(rows, row, types, p.head());
    }
    if (!intervals.isEmpty()) {
      return amongPieces(rows, row, types, Interval.ALL.pieces(intervals));
    }
    Map<Head, Boolean> used = new LinkedHashMap<>();
    rows.forEach(r -> {
      if (r.getFirst() instanceof Shape.Part p) {
        used.put(p.head(), true);
      }
    });
    List<Head> all = allHeads(type);
    if (!all.isEmpty() && used.keySet().containsAll(all)) {
      for (Head head : all) {
        Optional<List<String>> witness = specialized(rows, row, types, head);
        if (witness.isPresent()) {
          return witness;
        }
      }
      return Optional.empty();
    }
    return fallThrough(rows, row, types, missing(all, used.keySet(), type));
  }

  private static List<Interval> intervals(List<List<Shape>> rows) {
    List<Interval> all = new ArrayList<>();
    for (List<Shape> row : rows) {
      if (row.getFirst() instanceof Shape.Part p && p.head() instanceof Head.Ints i) {
        all.add(i.interval());
      }
    }
    return all;
  }

  /** As {@link #useful}, with the first value in one of the pieces. */
  private Optional<List<String>> amongPieces(
      List<List<Shape>> rows, List<Shape> row, List<Type> types, List<Interval> pieces) {
    return pieces.stream()
        .map(piece -> specialized(rows, row, types, new Head.Ints(piece)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<List<String>> specialized(
      List<List<Shape>> rows, List<Shape> row, List<Type> types, Head head) {
    List<Type> parts = partTypes(head, types.getFirst());
    List<List<Shape>> narrowed = new ArrayList<>();
    rows.forEach(r -> specialize(r, head, parts.size()).ifPresent(narrowed::add));
    List<Type> inner = new ArrayList<>(parts);
    inner.addAll(types.subList(1, types.size()));
    Optional<List<Shape>> own = specialize(row, head, parts.size());
    return useful(narrowed, own.orElseThrow(), inner)
        .map(w -> {
          List<String> outer = new ArrayList<>();
          outer.add(shown(head, w.subList(0, parts.size())));
          outer.addAll(w.subList(parts.size(), w.size()));
          return outer;
        });
  }

  private static Optional<List<Shape>> specialize(List<Shape> row, Head head, int arity) {
    List<Shape> all = new ArrayList<>();
    switch (row.getFirst()) {
      case Shape.Wild w -> all.addAll(Collections.nCopies(arity, WILD));
      case Shape.Part p when takes(p.head(), head) -> all.addAll(p.parts());
      case Shape.Part p -> {
        return Optional.empty();
      }
    }
    all.addAll(row.subList(1, row.size()));
    return Optional.of(all);
  }

  /** Whether all that has the second head has the first. */
  private static boolean takes(Head written, Head asked) {
    return written instanceof Head.Ints all && asked instanceof Head.Ints piece
        ? all.interval().contains(piece.interval())
        : written.equals(asked);
  }

  private Optional<List<String>> fallThrough(
      List<List<Shape>> rows, List<Shape> row, List<Type> types, String missing) {
    List<List<Shape>> wild =
        rows.stream()
            .filter(r -> r.getFirst() instanceof Shape.Wild)
            .map(r -> r.subList(1, r.size()))
            .toList();
    return useful(wild, row.subList(1, row.size()), types.subList(1, types.size()))
        .map(w -> {
          List<String> outer = new ArrayList<>();
          outer.add(missing);
          outer.addAll(w);
          return outer;
        });
  }

  private static String missing(List<Head> all, java.util.Set<Head> used, Type type) {
    return all.stream()
        .filter(h -> !used.contains(h))
        .findFirst()
        .filter(h -> !used.isEmpty() || h instanceof Head.Of)
        .map(h -> shown(h, Collections.nCopies(partTypes(h, type).size(), "_")))
        .orElse("_");
  }

  private static String shown(Head head, List<String> parts) {
    return switch (head) {
      case Head.Value v -> v.text();
      case Head.Bool b -> String.valueOf(b.value());
      case Head.Ints i -> i.interval().example().toString();
      case Head.Of o when parts.isEmpty() -> o.constructor().name();
      case Head.Of o when o.constructor().named() ->
          o.constructor().name() + named(fieldNames(o.constructor().fields()), parts);
      case Head.Of o -> o.constructor().name() + "(" + String.join(", ", parts) + ")";
      case Head.Only o when o.fields().isEmpty() -> "(" + String.join(", ", parts) + ")";
      case Head.Only o -> Types.unrefined(o.type()) + named(o.fields(), parts);
    };
  }

  private static String named(List<String> fields, List<String> parts) {
    return java.util.stream.IntStream.range(0, fields.size())
        .mapToObj(i -> fields.get(i) + ": " + parts.get(i))
        .collect(Collectors.joining(", ", " { ", " }"));
  }
}
