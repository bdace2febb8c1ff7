package org.cascade.lang.refine.smt;

import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Term;

/** Lengths of texts. Which texts there are at all is the business of {@code refine.regular}. */
final class TextAxioms {
  private final Saturation saturation;

  TextAxioms(Saturation saturation) {
    this.saturation = saturation;
  }

  /** Only one text has no characters. */
  void empty(Term text) {
    Term none = Terms.equal(Terms.length(text), Terms.ZERO);
    saturation.assume(Terms.iff(none, Terms.same(text, Term.constant(""))));
  }

  void concat(Term.Operation text) {
    Term both = Terms.add(Terms.length(text.args().get(0)), Terms.length(text.args().get(1)));
    saturation.assume(Terms.equal(Terms.length(text), both));
  }

  void about(Term.Apply t, LibraryOp op) {
    switch (op) {
      case STRING_STARTS_WITH, STRING_ENDS_WITH, STRING_CONTAINS ->
          saturation.assume(
              Term.implies(
                  t, Terms.atMost(Terms.length(t.args().get(1)), Terms.length(t.args().get(0)))));
      case STRING_TRIM ->
          saturation.assume(Terms.atMost(Terms.length(t), Terms.length(t.args().getFirst())));
      case STRING_SLICE ->
          saturation.assume(
              Term.implies(
                  new Term.Defined(t),
                  Terms.equal(Terms.length(t), Terms.subtract(t.args().get(2), t.args().get(1)))));
      default -> {}
    }
  }
}
