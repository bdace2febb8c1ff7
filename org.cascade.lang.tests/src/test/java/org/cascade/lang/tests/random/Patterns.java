package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Patterns of a type, with the variables that they bind. */
final class Patterns {
  private final Context context;
  private final Dice dice;
  private final boolean binds;

  Patterns(Context context) {
    this(context, true);
  }

  private Patterns(Context context, boolean binds) {
    this.context = context;
    this.dice = context.dice;
    this.binds = binds;
  }

  /** Those that stand after {@code is}, where nothing is bound. */
  static Patterns asking(Context context) {
    return new Patterns(context, false);
  }

  /** One that always fits. */
  String certain(Ty type, int depth, List<Scope.Variable> bound) {
    if (depth > 0 && type instanceof Ty.Tuple t && dice.percent(70)) {
      List<String> items = new ArrayList<>();
      t.items().forEach(i -> items.add(certain(i, depth - 1, bound)));
      return "(" + String.join(", ", items) + ")";
    }
    Optional<Declared.RecordType> record = context.types.recordOf(type);
    if (depth > 0 && record.isPresent() && dice.percent(60)) {
      return fields(record.get().type().name(), record.get().fields(), depth, bound, false);
    }
    if (!binds || dice.percent(25)) {
      return "_";
    }
    String name = context.fresh("v");
    bound.add(new Scope.Variable(name, type, false));
    return name;
  }

  /** One that may not fit. */
  String uncertain(Ty type, int depth, List<Scope.Variable> bound) {
    if (depth <= 0) {
      return certain(type, 0, bound);
    }
    return switch (type) {
      case Ty.Tuple t -> {
        List<String> items = new ArrayList<>();
        t.items().forEach(i -> items.add(uncertain(i, depth - 1, bound)));
        yield "(" + String.join(", ", items) + ")";
      }
      case Ty.Con c -> con(c, depth, bound);
      default -> certain(type, depth, bound);
    };
  }

  private String con(Ty.Con type, int depth, List<Scope.Variable> bound) {
    Optional<Declared.RecordType> record = context.types.recordOf(type);
    if (record.isPresent()) {
      return fields(type.name(), record.get().fields(), depth, bound, true);
    }
    List<Declared.Constructor> constructors = constructors(type);
    if (!constructors.isEmpty()) {
      return constructor(dice.one(constructors), depth, bound, true);
    }
    return dice.percent(25) ? certain(type, depth, bound) : literal(type, bound);
  }

  private String literal(Ty.Con type, List<Scope.Variable> bound) {
    return switch (type.name()) {
      case "Int" ->
          dice.one(
              List.of("0", "1", "-1", "2 | 3 | 5", "1..10", "..0", "100..", "-5..5", "42 | 7..9"));
      case "Real" -> dice.one(List.of("0.0", "2.5", "-0.5", "1.0 | 3.5"));
      case "String" -> dice.one(List.of("\"\"", "\"a\"", "\"ab\" | \"b\"", "\"10\"", "\"Hello\""));
      case "Bool" -> dice.one(List.of("true", "false"));
      case "Any" -> {
        String name = binds ? context.fresh("v") : "_";
        Ty inner = dice.one(List.of(Ty.INT, Ty.STRING, Ty.BOOL, Ty.REAL));
        bound.add(new Scope.Variable(name, inner, false));
        yield name + ": " + inner;
      }
      default -> certain(type, 0, bound);
    };
  }

  /** Of a sum, the library's among them; none for other types. */
  List<Declared.Constructor> constructors(Ty type) {
    if (type instanceof Ty.Con c && c.name().equals("Option")) {
      return List.of(positional("Some", c.args().get(0)), positional("None"));
    }
    if (type instanceof Ty.Con c && c.name().equals("Result")) {
      return List.of(positional("Ok", c.args().get(0)), positional("Err", c.args().get(1)));
    }
    return context.types.sumOf(type).map(Declared.SumType::constructors).orElse(List.of());
  }

  private static Declared.Constructor positional(String name, Ty... fields) {
    List<Declared.Field> all = new ArrayList<>();
    for (Ty field : fields) {
      all.add(new Declared.Field("c" + all.size(), field));
    }
    return new Declared.Constructor(name, false, all);
  }

  String constructor(
      Declared.Constructor one, int depth, List<Scope.Variable> bound, boolean uncertain) {
    if (one.fields().isEmpty()) {
      return one.name();
    }
    if (one.named()) {
      return fields(one.name(), one.fields(), depth, bound, uncertain);
    }
    List<String> items = new ArrayList<>();
    for (Declared.Field field : one.fields()) {
      items.add(part(field.type(), depth, bound, uncertain));
    }
    return one.name() + "(" + String.join(", ", items) + ")";
  }

  private String fields(
      String name,
      List<Declared.Field> fields,
      int depth,
      List<Scope.Variable> bound,
      boolean uncertain) {
    List<String> items = new ArrayList<>();
    for (Declared.Field field : fields) {
      // Fields may be left out of a pattern.
      if (items.isEmpty() || dice.percent(70)) {
        items.add(field.name() + ": " + part(field.type(), depth, bound, uncertain));
      }
    }
    return name + " { " + String.join(", ", items) + " }";
  }

  private String part(Ty type, int depth, List<Scope.Variable> bound, boolean uncertain) {
    return uncertain ? uncertain(type, depth - 1, bound) : certain(type, depth - 1, bound);
  }
}
