package org.cascade.lang.refine.solve;

import org.cascade.lang.refine.term.Term;
import java.util.Map;

/** What a solver says to an obligation. */
public sealed interface Verdict {
  record Proved() implements Verdict {}

  /**
   * The goal is false.
   *
   * @param witness values of the variables for which the facts hold and the goal does not; empty if
   *     it never holds
   */
  record Refuted(Map<Term.Symbol, Object> witness) implements Verdict {}

  record Unknown() implements Verdict {}
}
