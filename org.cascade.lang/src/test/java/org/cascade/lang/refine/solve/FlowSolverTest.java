package org.cascade.lang.refine.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.junit.jupiter.api.Test;

/** What the solver decides by evaluation, cases and linear arithmetic. */
class FlowSolverTest {
  private final Term.Symbol a = new Term.Symbol("a", Builtin.INT_TYPE, true);
  private final Term.Symbol b = new Term.Symbol("b", Builtin.INT_TYPE, true);
  private final Term.Symbol x = new Term.Symbol("x", Builtin.REAL_TYPE, true);

  private static Term n(long value) {
    return Term.constant(value);
  }

  private static Term op(Primitive op, Term left, Term right) {
    return new Term.Operation(op, List.of(left, right));
  }

  private static Term le(Term left, Term right) {
    return op(Primitive.LESS_EQUAL, left, right);
  }

  private static Term lt(Term left, Term right) {
    return op(Primitive.LESS, left, right);
  }

  private static Term add(Term left, Term right) {
    return op(Primitive.INT_ADD, left, right);
  }

  private static Verdict decide(Term goal, Term... facts) {
    return new FlowSolver().decide(new Obligation(List.of(facts), goal, true));
  }

  private static void proves(Term goal, Term... facts) {
    assertInstanceOf(Verdict.Proved.class, decide(goal, facts));
  }

  @Test
  void bounds() {
    proves(le(add(a, n(1)), n(65535)), le(a, n(65535)), lt(a, n(65535)));
    proves(le(n(1), op(Primitive.INT_SUBTRACT, b, a)), lt(a, b));
    proves(lt(a, n(10)), Term.equal(a, b), lt(b, n(3)));
  }

  @Test
  void integersAreWhole() {
    Term twice = op(Primitive.INT_MULTIPLY, n(2), a);
    proves(le(a, n(2)), le(twice, n(5)));
    proves(Term.FALSE, lt(a, b), lt(b, add(a, n(1))));
  }

  @Test
  void realsAreNot() {
    Verdict verdict =
        decide(op(Primitive.LESS_EQUAL, x, Term.constant(2.0)), lt(x, Term.constant(2.5)));
    assertInstanceOf(Verdict.Unknown.class, verdict);
    proves(lt(x, Term.constant(3.0)), lt(x, Term.constant(2.5)));
  }

  @Test
  void aRealThatIsNotBelowMayBeNaN() {
    Term below = lt(x, Term.constant(0.0));
    Verdict verdict = decide(le(Term.constant(0.0), x), Term.not(below));
    assertEquals(Map.of(x, Double.NaN), assertInstanceOf(Verdict.Refuted.class, verdict).witness());
  }

  @Test
  void cases() {
    Term either = Term.or(Term.equal(a, n(1)), Term.equal(a, n(2)));
    proves(le(a, n(2)), either);
    proves(Term.equal(a, n(2)), either, Term.not(Term.equal(a, n(1))));
    proves(Term.or(lt(a, b), le(b, a)));
  }

  @Test
  void equalArgumentsGiveEqualResults() {
    Term fa = Term.apply(Term.Kind.CALL, "f", Builtin.INT_TYPE, a);
    Term fb = Term.apply(Term.Kind.CALL, "f", Builtin.INT_TYPE, b);
    proves(Term.equal(fa, fb), Term.equal(a, b));
    proves(fb, fa, Term.equal(a, b));
  }

  @Test
  void aCounterexampleIsOne() {
    Verdict verdict = decide(le(add(a, n(1)), n(65535)), le(n(1), a), le(a, n(65535)));
    assertEquals(Map.of(a, 65535L), assertInstanceOf(Verdict.Refuted.class, verdict).witness());
  }

  @Test
  void nothingIsRefutedWhereFactsAreMissing() {
    Obligation open = new Obligation(List.of(), le(n(0), a), false);
    assertInstanceOf(Verdict.Unknown.class, new FlowSolver().decide(open));
    Term.Symbol opaque = new Term.Symbol("value", Builtin.INT_TYPE, false);
    assertInstanceOf(Verdict.Unknown.class, decide(le(n(0), opaque)));
  }

  @Test
  void overflowIsNoCounterexample() {
    Term next = add(a, n(1));
    proves(lt(a, next));
    Verdict verdict = decide(le(next, n(Long.MAX_VALUE)), le(n(0), a));
    assertInstanceOf(Verdict.Unknown.class, verdict);
  }
}
