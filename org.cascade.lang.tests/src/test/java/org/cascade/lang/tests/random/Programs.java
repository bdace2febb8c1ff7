package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;

/** Whole programs: functions, and one that shows what they compute. */
final class Programs {
  private final Context context;
  private final Expressions expressions;
  private final Dice dice;
  private final int number;

  private Programs(int number, Dice dice, Types types) {
    this.number = number;
    this.dice = dice;
    this.context = new Context(number, dice, types);
    this.expressions = new Expressions(context);
  }

  /** Its {@code let pNUMBER() -> String} shows the result. */
  static Code generate(int number, Dice dice, Types types, int size) {
    Programs program = new Programs(number, dice, types);
    int count = dice.between(0, 3);
    for (int i = 0; i < count; i++) {
      program.function(size);
    }
    Code main = dice.percent(15) ? program.constant(size) : program.entry(size);
    List<Code> all = new ArrayList<>(program.context.declarations());
    all.add(main);
    return Code.joined("", all);
  }

  private void function(int size) {
    dice.take(
            List.of(
                new Dice.Way<Runnable>(40, () -> () -> plain(size)),
                new Dice.Way<Runnable>(25, () -> () -> generic(size)),
                new Dice.Way<Runnable>(20, () -> () -> counting(size)),
                new Dice.Way<Runnable>(15, () -> () -> folding(size))))
        .run();
  }

  private void plain(int size) {
    List<Signature.Param> params = params(dice.between(0, 3));
    Ty result = context.types.any(2);
    boolean member = !params.isEmpty() && dice.percent(25);
    if (member) {
      params.set(0, new Signature.Param("self", params.getFirst().type()));
    }
    declare(context.fresh("f"), List.of(), params, result, size, member);
  }

  private List<Signature.Param> params(int count) {
    List<Signature.Param> params = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      params.add(new Signature.Param(context.fresh("a"), context.types.any(2)));
    }
    return params;
  }

  private void generic(int size) {
    List<String> bounds =
        dice.one(List.of(List.of(), List.of("Eq"), List.of("Ord"), List.of("Num")));
    Ty.Param param = new Ty.Param("T", bounds);
    List<Signature.Param> params = params(1);
    params.add(new Signature.Param(context.fresh("a"), param));
    params.add(new Signature.Param(context.fresh("a"), Ty.array(param)));
    Ty other = context.types.any(1);
    Ty result =
        dice.one(
            List.of(
                param,
                Ty.option(param),
                Ty.array(param),
                Ty.tuple(param, other),
                Ty.result(other, param),
                Ty.STRING,
                Ty.BOOL,
                other));
    declare(context.fresh("f"), List.of(param), params, result, size, false);
  }

  private void declare(
      String name,
      List<Ty.Param> typeParams,
      List<Signature.Param> params,
      Ty result,
      int size,
      boolean member) {
    Scope scope = Scope.of(variables(params), result).repeated();
    Code head = head(name, typeParams, params, result);
    Code body =
        dice.percent(50)
            ? Code.of(" ", Blocks.of(context, expressions, result, size, scope))
            : Code.of(" = ", expressions.of(result, size, scope));
    Signature signature =
        member
            ? Signature.member(name, typeParams, params, result)
            : Signature.function(name, typeParams, params, result);
    context.declare(Code.optional(head, body, "\n"), signature);
  }

  private static List<Scope.Variable> variables(List<Signature.Param> params) {
    return params.stream().map(p -> new Scope.Variable(p.name(), p.type(), false)).toList();
  }

  private static Code head(
      String name, List<Ty.Param> typeParams, List<Signature.Param> params, Ty result) {
    String types =
        typeParams.isEmpty()
            ? ""
            : "<" + String.join(", ", typeParams.stream().map(Ty.Param::declared).toList()) + ">";
    String values =
        String.join(", ", params.stream().map(p -> p.name() + ": " + p.type()).toList());
    return Code.text("let %s%s(%s) -> %s".formatted(name, types, values, result));
  }

  /** Calls itself with a smaller number, which nothing else does. */
  private void counting(int size) {
    String name = context.fresh("f");
    Ty type = context.types.any(1);
    List<Signature.Param> params =
        List.of(new Signature.Param("n", Ty.INT), new Signature.Param("acc", type));
    Scope scope = Scope.of(variables(params), type).repeated();
    Code base = expressions.of(type, size / 2, scope);
    Code next = expressions.of(type, size / 2, scope);
    boolean tail = dice.percent(50);
    String again = context.fresh("v");
    Code step =
        tail
            ? Code.of(name + "(n - 1, ", next, ")")
            : Code.of(
                "{\nlet " + again + " = " + name + "(n - 1, ",
                next,
                ")\n",
                expressions.of(type, size / 2, scope.with(again, type)),
                "\n}");
    String outer = context.fresh("f");
    String count = Integer.toString(dice.between(0, 6));
    Code code =
        Code.optional(
            head(name, List.of(), params, type),
            " = if n <= 0 { ",
            base,
            " } else { ",
            step,
            " }\n" + head(outer, List.of(), List.of(params.getLast()), type),
            " = " + name + "(" + count + ", acc)\n");
    context.declare(code, Signature.function(outer, List.of(), List.of(params.getLast()), type));
  }

  /** Walks a recursive sum down to its ends. */
  private void folding(int size) {
    Declared.SumType sum =
        context.types.declared().stream()
            .filter(d -> d instanceof Declared.SumType s && s.recursive())
            .map(d -> (Declared.SumType) d)
            .findFirst()
            .orElseThrow();
    String name = context.fresh("f");
    Ty result = context.types.any(1);
    List<Signature.Param> params = List.of(new Signature.Param("t", sum.type()));
    List<Code> arms = new ArrayList<>();
    for (Declared.Constructor one : sum.constructors()) {
      arms.add(foldArm(name, one, sum.type(), result, size));
    }
    Code code =
        Code.optional(
            head(name, List.of(), params, result), " = match t {\n", Code.joined("", arms), "}\n");
    context.declare(code, Signature.function(name, List.of(), params, result));
  }

  private Code foldArm(String name, Declared.Constructor one, Ty sum, Ty result, int size) {
    List<Scope.Variable> bound = new ArrayList<>();
    String pattern = new Patterns(context).constructor(one, 1, bound, false);
    Scope scope = Scope.of(bound, result).repeated();
    List<Code> lets = new ArrayList<>();
    for (Scope.Variable part : bound) {
      if (part.type().equals(sum)) {
        String value = context.fresh("v");
        lets.add(Code.optional("let " + value + " = " + name + "(" + part.name() + ")\n"));
        scope = scope.with(value, result);
      }
    }
    Code body = expressions.of(result, size / 2, scope);
    return Code.of(pattern + " => {\n", Code.joined("", lets), body, "\n}\n");
  }

  private Code entry(int size) {
    Ty type = context.types.any(3);
    String name = context.fresh("f");
    List<Signature.Param> params = params(dice.between(0, 2));
    Scope scope = Scope.of(variables(params), type);
    Code body = Blocks.of(context, expressions, type, size, scope);
    List<Code> args =
        params.stream().map(p -> context.literals.of(p.type(), 3, Scope.constant())).toList();
    return Code.of(
        head(name, List.of(), params, type),
        " ",
        body,
        "\nlet p" + number + "() -> String = (attempt { " + name + "(",
        Code.joined(", ", args),
        ") }).to_string()\n");
  }

  /** The same expression as a constant and in a function: all three ways have to agree. */
  private Code constant(int size) {
    Ty type = context.types.any(2);
    Code value = expressions.of(type, Math.min(size, 4), Scope.constant());
    String result = "Result<" + type + ", Abort>";
    String constant = context.fresh("c");
    String function = context.fresh("f");
    return Code.of(
        "const " + constant + ": " + result + " = attempt { ",
        value,
        " }\nlet " + function + "() -> " + result + " = attempt { ",
        value,
        " }\nlet p"
            + number
            + "() -> String = \"$("
            + constant
            + ".to_string() == "
            + function
            + "().to_string()) $("
            + constant
            + ") $("
            + function
            + "())\"\n");
  }
}
