package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks: statements, and the variables they bring. */
final class Blocks {
  private final Context context;
  private final Expressions expressions;
  private final Patterns patterns;
  private final Dice dice;
  private final List<Code> statements = new ArrayList<>();
  private Scope scope;

  private Blocks(Context context, Expressions expressions, Scope scope) {
    this.context = context;
    this.expressions = expressions;
    this.patterns = new Patterns(context);
    this.dice = context.dice;
    this.scope = scope;
  }

  /** A block of a type, in braces. */
  static Code of(Context context, Expressions expressions, Ty type, int size, Scope scope) {
    Blocks block = new Blocks(context, expressions, scope);
    int count = size <= 0 ? 0 : context.dice.below(Math.min(size, 3) + 1);
    for (int i = 0; i < count; i++) {
      block.statement(size / 2);
    }
    Code last =
        type.equals(Ty.UNIT)
            ? Code.text("()")
            : expressions.of(type, count == 0 ? size : size / 2, block.scope);
    return Code.of("{\n", Code.joined("", block.statements), last, "\n}");
  }

  private void add(Object... parts) {
    statements.add(Code.optional(Code.of(parts), "\n"));
  }

  private void statement(int size) {
    boolean assigns = !scope.assignable().isEmpty();
    boolean returns = scope.returns().isPresent();
    boolean loops = scope.mayRepeat();
    dice.take(
            List.of(
                new Dice.Way<Runnable>(25, () -> () -> let(size)),
                new Dice.Way<Runnable>(12, () -> () -> destructure(size)),
                new Dice.Way<Runnable>(20, () -> () -> variable(size)),
                new Dice.Way<Runnable>(assigns ? 30 : 0, () -> () -> assign(size)),
                new Dice.Way<Runnable>(loops ? 16 : 0, () -> () -> loop(size)),
                new Dice.Way<Runnable>(loops ? 8 : 0, () -> () -> loopWhile(size)),
                new Dice.Way<Runnable>(assigns ? 12 : 0, () -> () -> branch(size)),
                new Dice.Way<Runnable>(returns ? 6 : 0, () -> () -> leave(size)),
                new Dice.Way<Runnable>(8, () -> () -> function(size)),
                new Dice.Way<Runnable>(assigns ? 8 : 0, () -> () -> match(size)),
                new Dice.Way<Runnable>(2, () -> () -> assertEqual(size))))
        .run();
  }

  private void let(int size) {
    Ty type = context.types.any(2);
    String name = context.fresh("v");
    if (dice.percent(50)) {
      add("let " + name + " = ", expressions.known(type, size, scope));
    } else {
      add("let " + name + ": " + type + " = ", expressions.of(type, size, scope));
    }
    scope = scope.with(name, type);
  }

  private void destructure(int size) {
    Ty type = Ty.tuple(context.types.any(1), context.types.any(1));
    List<Scope.Variable> bound = new ArrayList<>();
    String pattern = patterns.certain(type, 2, bound);
    add("let " + pattern + " = ", expressions.known(type, size, scope));
    scope = scope.with(bound);
  }

  private void variable(int size) {
    Ty type = context.types.any(dice.between(0, 2));
    String name = context.fresh("w");
    add("var " + name + ": " + type + " = ", expressions.of(type, size, scope));
    scope = scope.with(List.of(new Scope.Variable(name, type, true)));
  }

  private void assign(int size) {
    Scope.Variable variable = dice.one(scope.assignable());
    add(variable.name() + " := ", expressions.of(variable.type(), size, scope));
  }

  private void loop(int size) {
    List<Scope.Variable> bound = new ArrayList<>();
    Code over;
    Ty item;
    if (dice.percent(40)) {
      item = Ty.INT;
      over = Code.text("0.." + dice.between(0, 4));
    } else {
      item = context.types.any(dice.between(0, 1));
      over = expressions.known(Ty.array(item), size / 2, scope);
    }
    String pattern = patterns.certain(item, 1, bound);
    add("for " + pattern + " in ", over, " ", unit(size / 2, scope.with(bound).repeated()));
  }

  private void loopWhile(int size) {
    String count = context.fresh("n");
    Scope inner = scope.with(count, Ty.INT).repeated();
    Code condition = expressions.of(Ty.BOOL, size / 3, inner);
    Blocks body = new Blocks(context, expressions, inner);
    body.statement(size / 2);
    statements.add(
        Code.optional(
            "var " + count + " = 0\nwhile " + count + " < " + dice.between(0, 4) + " and ",
            condition,
            " {\n" + count + " := " + count + " + 1\n",
            Code.joined("", body.statements),
            "()\n}\n"));
  }

  private Code unit(int size, Scope inner) {
    Blocks block = new Blocks(context, expressions, inner);
    int count = dice.between(1, 2);
    for (int i = 0; i < count; i++) {
      block.statement(size);
    }
    return Code.of("{\n", Code.joined("", block.statements), "()\n}");
  }

  private void branch(int size) {
    Code condition = expressions.of(Ty.BOOL, size / 2, scope);
    Code otherwise = dice.percent(50) ? Code.of(" else ", unit(size / 2, scope)) : Code.of();
    add("if ", condition, " ", unit(size / 2, scope), otherwise);
  }

  private void leave(int size) {
    Code value = expressions.of(scope.returns().orElseThrow(), size / 2, scope);
    add("if ", expressions.of(Ty.BOOL, size / 2, scope), " { return ", value, " }");
  }

  /** A function of the block's own. */
  private void function(int size) {
    Ty param = context.types.any(1);
    Ty result = context.types.any(1);
    String name = context.fresh("g");
    String value = context.fresh("v");
    Scope inner = scope.repeated().with(value, param).returning(Optional.of(result));
    add(
        "let %s(%s: %s) -> %s = ".formatted(name, value, param, result),
        expressions.of(result, size, inner));
    scope = scope.with(name, new Ty.Fn(List.of(param), result));
  }

  private void match(int size) {
    Ty type = context.types.any(2);
    List<Scope.Variable> bound = new ArrayList<>();
    String pattern = patterns.uncertain(type, 2, bound);
    Code arm = unit(size / 2, scope.with(bound));
    Code subject = expressions.known(type, size / 2, scope);
    add("match ", subject, " {\n" + pattern + " => ", arm, "\n_ => ", unit(size / 2, scope), "\n}");
  }

  private void assertEqual(int size) {
    Ty type = context.types.any(1);
    Code first = expressions.known(type, size / 2, scope);
    add("assert_equal(", first, ", ", expressions.of(type, size / 2, scope), ")");
  }
}
