package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;

/** Operators, templates and the building of values. */
final class Operations {
  private final Context context;
  private final Expressions expressions;
  private final Patterns asking;
  private final Dice dice;

  Operations(Context context, Expressions expressions) {
    this.context = context;
    this.expressions = expressions;
    this.asking = Patterns.asking(context);
    this.dice = context.dice;
  }

  Code giving(Ty type, int size, Scope scope) {
    if (type instanceof Ty.Con c) {
      return con(c, size, scope);
    }
    return Types.isNumber(type) ? arithmetic(type, size, scope) : built(type, size, scope);
  }

  private Code con(Ty.Con type, int size, Scope scope) {
    return switch (type.name()) {
      case "Int" ->
          dice.percent(8)
              ? Code.expression(type, "(", expressions.of(Ty.INT, size - 1, scope), " as Small)")
              : arithmetic(type, size, scope);
      case "Real", "BigInt", "Decimal" -> arithmetic(type, size, scope);
      case "Bool" -> condition(size, scope);
      case "String" -> text(size, scope);
      case "Array" ->
          type.args().get(0).equals(Ty.INT) && dice.percent(25)
              ? Code.expression(type, "(" + dice.between(-3, 3) + ".." + dice.between(0, 5) + ")")
              : built(type, size, scope);
      case "Result" ->
          type.equals(Ty.result(Ty.INT, Ty.STRING)) && dice.percent(60)
              ? Code.expression(type, "Small.of(", expressions.of(Ty.INT, size - 1, scope), ")")
              : type.equals(Ty.result(Ty.STRING, Ty.STRING)) && dice.percent(60)
                  ? Code.expression(
                      type, "Word.of(", expressions.of(Ty.STRING, size - 1, scope), ")")
                  : built(type, size, scope);
      default ->
          context
              .types
              .recordOf(type)
              .filter(r -> dice.percent(60))
              .map(r -> changed(r, size, scope))
              .orElseGet(() -> built(type, size, scope));
    };
  }

  private Code built(Ty type, int size, Scope scope) {
    return context.literals.built(
        type, size, scope, part -> expressions.of(part, dice.below(size), scope));
  }

  private Code arithmetic(Ty type, int size, Scope scope) {
    if (dice.percent(8)) {
      return Code.expression(type, "(-", expressions.of(type, size - 1, scope), ")");
    }
    boolean declared = type instanceof Ty.Con;
    if (dice.percent(6) && (type.equals(Ty.INT) || type.equals(Ty.REAL))) {
      String exponent = type.equals(Ty.INT) ? "" + dice.below(4) : dice.one(List.of("0.5", "2.0"));
      return Code.expression(
          type, "(", expressions.of(type, size - 1, scope), " ^ " + exponent + ")");
    }
    String operator =
        dice.one(declared ? List.of("+", "+", "-", "-", "*", "/", "%") : List.of("+", "-", "*"));
    return Code.expression(
        type,
        "(",
        expressions.of(type, dice.below(size), scope),
        " " + operator + " ",
        expressions.of(type, dice.below(size), scope),
        ")");
  }

  private Code condition(int size, Scope scope) {
    return dice.take(
        List.of(
            new Dice.Way<>(20, () -> comparison(size, scope)),
            new Dice.Way<>(15, () -> equality(size, scope)),
            new Dice.Way<>(8, () -> test(size, scope)),
            new Dice.Way<>(6, () -> Code.expression(Ty.BOOL, "(not ", part(size, scope), ")")),
            new Dice.Way<>(
                15,
                () ->
                    Code.expression(
                        Ty.BOOL,
                        "(",
                        part(size, scope),
                        dice.percent(50) ? " and " : " or ",
                        part(size, scope),
                        ")"))));
  }

  private Code part(int size, Scope scope) {
    return expressions.of(Ty.BOOL, dice.below(size), scope);
  }

  /** Of two values, or a chain of three. */
  private Code comparison(int size, Scope scope) {
    Ty type = dice.percent(60) ? Ty.INT : context.types.key();
    List<String> operators = List.of("<", "<=", ">", ">=", "==", "!=");
    List<Object> all =
        new ArrayList<>(List.of("(", expressions.known(type, dice.below(size), scope)));
    int count = dice.percent(30) ? 2 : 1;
    for (int i = 0; i < count; i++) {
      all.add(" " + dice.one(operators.subList(0, 4 + i)) + " ");
      all.add(expressions.known(type, dice.below(size), scope));
    }
    all.add(")");
    return Code.expression(Ty.BOOL, all.toArray());
  }

  private Code equality(int size, Scope scope) {
    Ty type = context.types.any(2);
    return Code.expression(
        Ty.BOOL,
        "(",
        expressions.known(type, dice.below(size), scope),
        dice.percent(60) ? " == " : " != ",
        expressions.known(type, dice.below(size), scope),
        ")");
  }

  private Code test(int size, Scope scope) {
    Ty type = dice.percent(10) ? Ty.ANY : context.types.any(2);
    String pattern = asking.uncertain(type, 2, new ArrayList<>());
    return Code.expression(
        Ty.BOOL, "(", expressions.known(type, size - 1, scope), " is " + pattern + ")");
  }

  private Code text(int size, Scope scope) {
    if (dice.percent(40)) {
      Code first = expressions.of(Ty.STRING, dice.below(size), scope);
      return Code.expression(
          Ty.STRING, "(", first, " + ", expressions.of(Ty.STRING, dice.below(size), scope), ")");
    }
    List<Object> all = new ArrayList<>(List.of("\"\"\"t"));
    int count = dice.between(1, 2);
    for (int i = 0; i < count; i++) {
      all.add("$(");
      all.add(expressions.known(context.types.any(2), dice.below(size), scope));
      all.add(") ");
    }
    all.add("\"\"\"");
    return Code.expression(Ty.STRING, all.toArray());
  }

  /** A copy of a record with a field changed. */
  private Code changed(Declared.RecordType record, int size, Scope scope) {
    Ty type = record.type();
    Code of = expressions.known(type, size - 1, scope);
    Declared.Field last = record.fields().getLast();
    if (dice.percent(50)) {
      Code value = expressions.of(last.type(), dice.below(size), scope);
      return Code.expression(type, of, ".set_" + last.name() + "(", value, ")");
    }
    Declared.Field field = dice.one(record.fields());
    Code value = expressions.of(field.type(), dice.below(size), scope);
    return Code.expression(type, "(", of, " with { " + field.name() + ": ", value, " })");
  }
}
