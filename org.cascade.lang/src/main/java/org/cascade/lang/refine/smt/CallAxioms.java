package org.cascade.lang.refine.smt;

import java.util.List;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Types;

/** What small functions of the library give: of numbers, of Option and Result. */
final class CallAxioms {
  private static final String INTS = "org.cascade.runtime.value.Ints#";
  private static final String OPTION = "org.cascade.runtime.value.Option#";
  private static final String RESULT = "org.cascade.runtime.value.Result#";

  private final Saturation saturation;

  CallAxioms(Saturation saturation) {
    this.saturation = saturation;
  }

  void about(Term term) {
    if (!(term instanceof Term.Apply call)) {
      return;
    }
    switch (call.head().detail()) {
      case FunctionSymbol f ->
          f.extern()
              .ifPresent(e -> {
                String key = e.key();
                if (key.startsWith(INTS)) {
                  integers(call, key.substring(INTS.length()));
                } else if (key.startsWith(OPTION)) {
                  wrapped(call, Builtin.OPTION, key.substring(OPTION.length()));
                } else if (key.startsWith(RESULT)) {
                  wrapped(call, Builtin.RESULT, key.substring(RESULT.length()));
                }
              });
      case Primitive p when p == Primitive.INT_POWER -> power(call);
      default -> {}
    }
  }

  private void power(Term.Apply call) {
    Term base = call.args().get(0);
    if (call.args().get(1).equals(Term.constant(2L))) {
      saturation.assume(
          Terms.equal(call, new Term.Operation(Primitive.INT_MULTIPLY, List.of(base, base))));
    }
  }

  private void integers(Term.Apply call, String name) {
    Term a = call.args().getFirst();
    switch (name) {
      case "abs" -> {
        Term negated = new Term.Operation(Primitive.INT_NEGATE, List.of(a));
        Term value = Terms.choice(Terms.less(a, Terms.ZERO), negated, a);
        // Of the smallest Int it aborts.
        Term least = Terms.equal(a, Term.constant(Long.MIN_VALUE));
        saturation.assume(Term.or(least, Terms.equal(call, value)));
        saturation.assume(Terms.iff(new Term.Defined(call), Term.not(least)));
      }
      case "min" -> {
        Term b = call.args().get(1);
        saturation.assume(Terms.equal(call, Terms.choice(Terms.atMost(a, b), a, b)));
      }
      case "max" -> {
        Term b = call.args().get(1);
        saturation.assume(Terms.equal(call, Terms.choice(Terms.atMost(a, b), b, a)));
      }
      case "clamp" -> {
        Term low = call.args().get(1);
        Term high = call.args().get(2);
        Term below = Terms.choice(Terms.atMost(a, high), a, high);
        Term value = Terms.choice(Terms.less(a, low), low, below);
        Term defined = Terms.atMost(low, high);
        saturation.assume(Term.implies(defined, Terms.equal(call, value)));
        saturation.assume(Terms.iff(new Term.Defined(call), defined));
      }
      case "toInt" -> saturation.assume(Terms.equal(call, a));
      default -> {}
    }
  }

  /** Of a sum whose first constructor holds the value. */
  private void wrapped(Term.Apply call, SumSymbol sum, String name) {
    Term whole = call.args().getFirst();
    SumSymbol.Constructor holding = sum.constructors().getFirst();
    Term has = Terms.is(holding, whole);
    switch (name) {
      case "isSome", "isOk" -> saturation.assume(Terms.iff(call, has));
      case "isNone", "isErr" -> saturation.assume(Terms.iff(call, Term.not(has)));
      case "orElse" -> {
        Term value = Terms.field(holding, 0, Types.args(whole.type()).getFirst(), whole);
        saturation.assume(Terms.same(call, Terms.choice(has, value, call.args().get(1))));
      }
      case "expect" -> {
        Term value = Terms.field(holding, 0, Types.args(whole.type()).getFirst(), whole);
        saturation.assume(Term.implies(has, Terms.same(call, value)));
        saturation.assume(Terms.iff(new Term.Defined(call), has));
      }
      default -> {}
    }
  }
}
