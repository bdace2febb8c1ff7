package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values as programs write them, edge cases among them. */
final class Literals {
  private static final List<String> INTS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "5",
          "7",
          "10",
          "42",
          "100",
          "0xff",
          "0b1010",
          "1_000",
          "(-1)",
          "(-2)",
          "(-7)",
          "4611686018427387904",
          "9223372036854775807",
          "(-9223372036854775807)",
          "3037000500",
          "9007199254740993");
  private static final List<String> REALS =
      List.of(
          "0.0",
          "1.0",
          "2.5",
          "0.1",
          "0.5",
          "(-0.5)",
          "(-3.0)",
          "1.5e-3",
          "1e10",
          "1.0e300",
          "123456.789",
          "(-0.0)",
          "9007199254740993.0",
          "1.0e-320",
          "3.5",
          "(0.0 / 0.0)",
          "(1.0 / 0.0)");
  private static final List<String> STRINGS =
      List.of(
          "",
          "a",
          "b",
          "ab",
          "abc",
          "Hello",
          "10",
          "-7",
          "2.5",
          " x ",
          "a,b,,c",
          "wörld",
          "\\u{1F600}z",
          "line\\nbreak",
          "tab\\t",
          "quote\\\"",
          "back\\\\slash",
          "\\$(no)",
          "ß",
          "1e5",
          "one two",
          "A",
          "\\u{0}");

  private final Dice dice;
  private final Types types;

  Literals(Dice dice, Types types) {
    this.dice = dice;
    this.types = types;
  }

  /** The least value of a type; absent for types that only variables have values of. */
  static Optional<String> least(Ty type) {
    return switch (type) {
      case Ty.Con c ->
          switch (c.name()) {
            case "Int" -> Optional.of("0");
            case "Real" -> Optional.of("0.0");
            case "Bool" -> Optional.of("false");
            case "String" -> Optional.of("\"\"");
            case "Option" -> Optional.of("None");
            case "Array" -> Optional.of("[]");
            case "Map", "Set", "BTree" -> Optional.of(c.name() + ".empty()");
            default -> Optional.empty();
          };
      case Ty.Tuple t -> {
        List<String> items = new ArrayList<>();
        t.items().forEach(i -> least(i).ifPresent(items::add));
        yield items.size() == t.items().size()
            ? Optional.of("(" + String.join(", ", items) + ")")
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  /** Where the parts of a value come from. */
  interface Parts {
    Code of(Ty type);
  }

  Code of(Ty type, int depth, Scope scope) {
    return built(type, depth, scope, part -> of(part, depth - 1, scope));
  }

  /** A value built of other expressions. */
  Code built(Ty type, int depth, Scope scope, Parts parts) {
    return switch (type) {
      case Ty.Param p -> variable(p, scope);
      case Ty.Tuple t -> Code.expression(type, "(", all(t.items(), parts), ")");
      case Ty.Fn f -> {
        List<Code> params = new ArrayList<>();
        for (int i = 0; i < f.params().size(); i++) {
          params.add(Code.text("_p" + i));
        }
        yield Code.expression(
            type, "((", Code.joined(", ", params), ") => ", parts.of(f.result()), ")");
      }
      case Ty.Con c -> Code.expression(type, con(c, depth, parts));
    };
  }

  private static Code variable(Ty.Param type, Scope scope) {
    List<Scope.Variable> all = scope.of(type);
    if (all.isEmpty()) {
      throw new IllegalStateException("no value of " + type);
    }
    return Code.expression(type, all.getFirst().name());
  }

  private static Code all(List<Ty> items, Parts parts) {
    return Code.joined(", ", items.stream().map(parts::of).toList());
  }

  private Code con(Ty.Con c, int depth, Parts parts) {
    return switch (c.name()) {
      case "Int" -> Code.text(number());
      case "Real" -> Code.text(dice.one(REALS));
      case "Bool" -> Code.text(dice.percent(50) ? "true" : "false");
      case "String" -> Code.text("\"" + dice.one(STRINGS) + "\"");
      case "Unit" -> Code.text("()");
      case "Any" -> parts.of(types.any(0));
      case "BigInt" -> Code.text("BigInt.of(" + number() + ")");
      case "Decimal" ->
          Code.text(
              "Decimal.of(" + (dice.percent(50) ? number() : dice.one(REALS.subList(0, 9))) + ")");
      case "Bytes" -> Code.text("Bytes.of([0, 127, " + dice.below(256) + "])");
      case "Duration" -> Code.text("Duration.millis(" + dice.between(0, 1 << 20) + ")");
      case "DateTime" -> Code.text("DateTime.of_epoch_millis(" + dice.between(0, 1 << 30) + ")");
      case "Uuid" -> Code.text("Uuid.of(" + number() + ", " + number() + ")");
      case "Option" ->
          depth <= 0 && !c.hasParam() || dice.percent(30)
              ? Code.text("None")
              : Code.of("Some(", parts.of(c.args().get(0)), ")");
      case "Result" -> {
        boolean ok = dice.percent(60);
        Ty inner = c.args().get(ok ? 0 : 1);
        yield Code.of(ok ? "Ok(" : "Err(", parts.of(inner), ")");
      }
      case "Array" -> Code.of("[", several(c.args().get(0), depth, parts), "]");
      case "Set" -> collection(c, c.args().get(0), depth, parts);
      case "Map", "BTree" -> collection(c, new Ty.Tuple(c.args()), depth, parts);
      default -> declared(c, depth, parts);
    };
  }

  private String number() {
    return dice.percent(40) ? Integer.toString(dice.below(12)) : dice.one(INTS);
  }

  private Code several(Ty item, int depth, Parts parts) {
    List<Code> items = new ArrayList<>();
    int count = depth <= 0 ? 0 : dice.below(4);
    for (int i = 0; i < count; i++) {
      items.add(parts.of(item));
    }
    return Code.joined(", ", items);
  }

  private Code collection(Ty.Con type, Ty entry, int depth, Parts parts) {
    return depth <= 0 || dice.percent(20)
        ? Code.text(type.name() + ".empty()")
        : Code.of(type.name() + ".of([", parts.of(entry), more(entry, depth, parts), "])");
  }

  private Code more(Ty entry, int depth, Parts parts) {
    return dice.percent(60) ? Code.of(", ", parts.of(entry)) : Code.of();
  }

  private Code declared(Ty.Con type, int depth, Parts parts) {
    Optional<Declared.RecordType> record = types.recordOf(type);
    if (record.isPresent()) {
      return named(type.name(), record.get().fields(), depth, parts);
    }
    List<Declared.Constructor> all = types.sumOf(type).orElseThrow().constructors();
    Declared.Constructor one = depth <= 0 ? all.getFirst() : dice.one(all);
    if (one.fields().isEmpty()) {
      // `A < b` would begin type arguments.
      return Code.text("(" + one.name() + ")");
    }
    List<Ty> fields = one.fields().stream().map(Declared.Field::type).toList();
    return one.named()
        ? named(one.name(), one.fields(), depth, parts)
        : Code.of(one.name() + "(", all(fields, parts), ")");
  }

  private Code named(String name, List<Declared.Field> fields, int depth, Parts parts) {
    List<Code> all = new ArrayList<>();
    for (Declared.Field field : fields) {
      all.add(Code.of(field.name() + ": ", parts.of(field.type())));
    }
    return Code.of("(" + name + " { ", Code.joined(", ", all), " })");
  }
}
