package org.cascade.lang.eval;

import static org.cascade.lang.eval.CoreDsl.add;
import static org.cascade.lang.eval.CoreDsl.array;
import static org.cascade.lang.eval.CoreDsl.call;
import static org.cascade.lang.eval.CoreDsl.cond;
import static org.cascade.lang.eval.CoreDsl.less;
import static org.cascade.lang.eval.CoreDsl.let;
import static org.cascade.lang.eval.CoreDsl.lib;
import static org.cascade.lang.eval.CoreDsl.lit;
import static org.cascade.lang.eval.CoreDsl.local;
import static org.cascade.lang.eval.CoreDsl.loop;
import static org.cascade.lang.eval.CoreDsl.op;
import static org.cascade.lang.eval.CoreDsl.read;
import static org.cascade.lang.eval.CoreDsl.seq;
import static org.cascade.lang.eval.CoreDsl.set;
import static org.cascade.lang.eval.CoreDsl.symbol;
import static org.cascade.lang.eval.CoreDsl.variable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.types.FunctionSymbol;
import org.junit.jupiter.api.Test;

/** An evaluation that takes too long, too much or too deep ends with a clear outcome. */
class BudgetTest {
  private final CoreDsl dsl = new CoreDsl();

  @Test
  void endlessRecursionIsTooDeep() {
    FunctionSymbol f = symbol("bottomless", Optional.empty());
    Local n = local("n");
    dsl.define(f, call(f, add(read(n), lit(1L))), n);
    var spent = assertInstanceOf(Evaluation.OutOfBudget.class, dsl.evaluate(call(f, lit(0L))));
    assertEquals(Evaluation.Limit.DEPTH, spent.limit());
    assertEquals("bottomless", spent.stack().calls().getFirst().function());
    assertTrue(spent.stack().omitted() > 1000);
  }

  @Test
  void deepRecursionWithinTheLimitWorks() {
    FunctionSymbol f = symbol("count", Optional.empty());
    Local n = local("n");
    Core next = add(lit(1L), call(f, op(Primitive.INT_SUBTRACT, read(n), lit(1L))));
    dsl.define(f, cond(less(read(n), lit(1L)), lit(0L), next), n);
    assertEquals("4900", dsl.shown(call(f, lit(4900L))));
  }

  @Test
  void veryLongExpressionsAreNoProblem() {
    Core sum = lit(0L);
    for (int i = 0; i < 20_000; i++) {
      sum = add(sum, lit(1L));
    }
    assertEquals("20000", dsl.shown(sum));
  }

  @Test
  void endlessLoopsAndHugeValuesStop() {
    assertEquals("out of steps", dsl.shown(loop(lit(true), new Core.Unit(CoreDsl.AT))));
    Local s = variable("s");
    Core doubling = set(s, op(Primitive.STRING_CONCAT, read(s), read(s)));
    assertEquals("out of memory", dsl.shown(let(s, lit("x"), loop(lit(true), doubling))));
    assertEquals("out of steps", dsl.shown(op(Primitive.RANGE, lit(0L), lit(15_000_000L))));
    assertEquals("out of memory", dsl.shown(op(Primitive.RANGE, lit(0L), lit(2_000_000_000L))));
    Core big = lib("BigInts#pow", lib("BigInts#of", lit(9L)), lit(2_000_000_000L));
    assertTrue(dsl.shown(big).startsWith("out of "));
  }

  @Test
  void appendingIsLinear() {
    Local xs = variable("xs");
    Local i = local("i");
    Core body = set(xs, lib("Array#append", read(xs), read(i)));
    Core range = op(Primitive.RANGE, lit(0L), lit(200_000L));
    Core all = seq(new Core.ForEach(CoreDsl.AT, i, range, body), lib("Array#length", read(xs)));
    assertEquals("200000", dsl.shown(let(xs, array(), all)));
  }

  @Test
  void hopelessPatternsStop() {
    String many = "a".repeat(60);
    assertEquals("out of steps", dsl.shown(lib("Regex#matches", lit(many), lit("(a+)+\\1c"))));
  }
}
