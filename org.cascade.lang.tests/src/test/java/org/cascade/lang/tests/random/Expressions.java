package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expressions of a wanted type. Sizes bound their depth. */
final class Expressions {
  private final Context context;
  private final Dice dice;
  private final Calls calls;
  private final Operations operations;
  private final Patterns patterns;

  Expressions(Context context) {
    this.context = context;
    this.dice = context.dice;
    this.calls = new Calls(context, this);
    this.operations = new Operations(context, this);
    this.patterns = new Patterns(context);
  }

  /** An expression whose type may only be known from its place. */
  Code of(Ty type, int size, Scope scope) {
    if (type instanceof Ty.Fn f) {
      return lambda(f, size, scope, false);
    }
    if (size <= 0) {
      return leaf(type, scope);
    }
    List<Scope.Variable> functions = functions(type, scope);
    return dice.take(
        List.of(
            new Dice.Way<>(12, () -> leaf(type, scope)),
            new Dice.Way<>(10, () -> branch(type, size, scope)),
            new Dice.Way<>(12, () -> match(type, size, scope)),
            new Dice.Way<>(9, () -> block(type, size, scope)),
            new Dice.Way<>(40, () -> call(type, size, scope)),
            new Dice.Way<>(35, () -> operations.giving(type, size, scope)),
            new Dice.Way<>(3, () -> attempt(type, size, scope)),
            new Dice.Way<>(functions.isEmpty() ? 0 : 15, () -> apply(functions, size, scope)),
            new Dice.Way<>(4, () -> early(type, size, scope)),
            new Dice.Way<>(4, () -> part(type, size, scope)),
            new Dice.Way<>(3, () -> pipe(type, size, scope)),
            new Dice.Way<>(1, () -> error(type, size, scope))));
  }

  /** An expression that has this type by itself. */
  Code known(Ty type, int size, Scope scope) {
    if (type instanceof Ty.Fn f) {
      return lambda(f, size, scope, true);
    }
    boolean alone = type instanceof Ty.Con c && c.args().isEmpty() && !type.equals(Ty.ANY);
    if (alone || type instanceof Ty.Param) {
      return of(type, size, scope);
    }
    List<Scope.Variable> variables = scope.of(type);
    if (!variables.isEmpty() && (size <= 0 || dice.percent(40))) {
      return Code.expression(type, dice.one(variables).name());
    }
    Code value = of(type, size - 1, scope);
    if (!type.hasParam()) {
      return Code.expression(type, context.identity(type) + "(", value, ")");
    }
    String name = context.fresh("v");
    return Code.expression(
        type, "({\nlet " + name + ": " + type + " = ", value, "\n" + name + "\n})");
  }

  private Code leaf(Ty type, Scope scope) {
    List<Scope.Variable> variables = scope.of(type);
    return !variables.isEmpty() && dice.percent(75)
        ? Code.expression(type, dice.one(variables).name())
        : context.literals.of(type, 2, scope);
  }

  private Code lambda(Ty.Fn type, int size, Scope scope, boolean typed) {
    List<Code> params = new ArrayList<>();
    List<Scope.Variable> bound = new ArrayList<>();
    boolean written = dice.percent(20);
    for (Ty param : type.params()) {
      String name = context.fresh("v");
      params.add(Code.text(written && !param.hasParam() ? name + ": " + param : name));
      bound.add(new Scope.Variable(name, param, false));
    }
    Scope inner = scope.with(bound).repeated().returning(Optional.empty());
    int part = scope.mayRepeat() ? size - 1 : 0;
    Code body = typed ? known(type.result(), part, inner) : of(type.result(), part, inner);
    boolean bare = params.size() == 1 && !written;
    Code head = Code.joined(", ", params);
    return Code.expression(type, bare ? "(" : "((", head, bare ? " => " : ") => ", body, ")");
  }

  private Code branch(Ty type, int size, Scope scope) {
    Code condition = of(Ty.BOOL, size / 2, scope);
    Code then = Blocks.of(context, this, type, size - 1, scope);
    Code otherwise = Blocks.of(context, this, type, size - 1, scope);
    return Code.expression(type, "(if ", condition, " ", then, " else ", otherwise, ")");
  }

  private Code block(Ty type, int size, Scope scope) {
    return Code.expression(type, "(", Blocks.of(context, this, type, size, scope), ")");
  }

  private Code match(Ty type, int size, Scope scope) {
    Ty subject = dice.percent(10) ? Ty.ANY : context.types.any(2);
    List<Code> arms = new ArrayList<>();
    int count = dice.between(0, 2);
    for (int i = 0; i < count; i++) {
      List<Scope.Variable> bound = new ArrayList<>();
      String pattern = patterns.uncertain(subject, 2, bound);
      arms.add(arm(pattern, bound, type, size, scope, dice.percent(30)));
    }
    List<Declared.Constructor> constructors = patterns.constructors(subject);
    if (!constructors.isEmpty() && dice.percent(60)) {
      for (Declared.Constructor one : constructors) {
        List<Scope.Variable> bound = new ArrayList<>();
        arms.add(arm(patterns.constructor(one, 2, bound, false), bound, type, size, scope, false));
      }
    } else {
      List<Scope.Variable> bound = new ArrayList<>();
      arms.add(arm(patterns.certain(subject, 2, bound), bound, type, size, scope, false));
    }
    Code of = known(subject, size / 2, scope);
    return Code.expression(type, "(match ", of, " {\n", Code.joined("", arms), "})");
  }

  private Code arm(
      String pattern, List<Scope.Variable> bound, Ty type, int size, Scope scope, boolean guarded) {
    Scope inner = scope.with(bound);
    Code guard = guarded ? Code.of(" where ", of(Ty.BOOL, size / 3, inner)) : Code.of();
    Code body =
        dice.percent(25)
            ? Blocks.of(context, this, type, size - 1, inner)
            : of(type, size - 1, inner);
    Object[] parts = {pattern, guard, " => ", body, "\n"};
    return guarded ? Code.optional(parts) : Code.of(parts);
  }

  private Code call(Ty type, int size, Scope scope) {
    return calls.giving(type, size, scope).orElseGet(() -> leaf(type, scope));
  }

  private Code attempt(Ty type, int size, Scope scope) {
    Ty inner = context.types.any(1);
    String value = context.fresh("v");
    String abort = context.fresh("v");
    Scope within = scope.returning(Optional.empty());
    return Code.expression(
        type,
        "(match attempt { ",
        known(inner, size - 1, within),
        " } {\nOk(" + value + ") => ",
        of(type, size / 2, scope.with(value, inner)),
        "\nErr(" + abort + ") => ({\nlet " + abort + "_m = " + abort + ".message\n",
        of(type, size / 2, scope.with(abort + "_m", Ty.STRING)),
        "\n})\n})");
  }

  private List<Scope.Variable> functions(Ty result, Scope scope) {
    return scope.variables().stream()
        .filter(v -> v.type() instanceof Ty.Fn f && f.result().equals(result))
        .toList();
  }

  private Code apply(List<Scope.Variable> functions, int size, Scope scope) {
    Scope.Variable one = dice.one(functions);
    Ty.Fn type = (Ty.Fn) one.type();
    List<Code> args = type.params().stream().map(p -> of(p, dice.below(size), scope)).toList();
    return Code.expression(type.result(), one.name() + "(", Code.joined(", ", args), ")");
  }

  /** {@code e?}, where the function around it can return what is missing. */
  private Code early(Ty type, int size, Scope scope) {
    if (scope.returns().isEmpty() || !(scope.returns().get() instanceof Ty.Con returned)) {
      return operations.giving(type, size, scope);
    }
    return switch (returned.name()) {
      case "Option" -> Code.expression(type, known(Ty.option(type), size - 1, scope), "?");
      case "Result" -> {
        Ty inner = Ty.result(type, returned.args().get(1));
        yield Code.expression(type, known(inner, size - 1, scope), "?");
      }
      default -> operations.giving(type, size, scope);
    };
  }

  /** A part of something larger. */
  private Code part(Ty type, int size, Scope scope) {
    return dice.take(
        List.of(
            new Dice.Way<>(
                2,
                () -> {
                  Code whole = known(Ty.tuple(type, context.types.any(0)), size - 1, scope);
                  return Code.expression(type, whole, ".0");
                }),
            new Dice.Way<>(
                2,
                () ->
                    Code.expression(
                        type,
                        known(Ty.array(type), size - 1, scope),
                        "[",
                        of(Ty.INT, size / 3, scope),
                        "]")),
            new Dice.Way<>(
                1,
                () -> {
                  Ty key = context.types.key();
                  Ty map = Ty.of(dice.percent(50) ? "Map" : "BTree", key, type);
                  return Code.expression(
                      type, known(map, size - 1, scope), "[", of(key, size / 3, scope), "]");
                })));
  }

  private Code pipe(Ty type, int size, Scope scope) {
    Ty from = context.types.any(1);
    Code function = lambda(new Ty.Fn(List.of(from), type), size / 2, scope, false);
    return Code.expression(type, "(", known(from, size / 2, scope), " |> ", function, ")");
  }

  private Code error(Ty type, int size, Scope scope) {
    return Code.expression(
        type,
        "(if ",
        of(Ty.BOOL, size / 2, scope),
        " { error(",
        of(Ty.STRING, size / 2, scope),
        ") } else { ",
        of(type, size / 2, scope),
        " })");
  }
}
