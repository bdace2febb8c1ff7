package org.cascade.lang.refine.solve;

import java.util.Map;
import org.cascade.lang.refine.term.Term;

/** What a solver says to an obligation. */
public sealed interface Verdict {
  record Proved() implements Verdict {}

  /**
   * The goal is false.
   *
   * @param witness values of the variables for which the facts hold and the goal does not; empty if
   *     it never holds. Long, Double, Boolean, String, or a {@code Value} of {@code eval}
   */
  record Refuted(Map<Term.Symbol, Object> witness) implements Verdict {}

  /**
   * Neither could be shown.
   *
   * @param candidate values for which the goal may be false, as far as it is understood; empty if
   *     there are none. Only running the program with them can tell
   */
  record Unknown(Map<Term.Symbol, Object> candidate) implements Verdict {
    public Unknown() {
      this(Map.of());
    }
  }
}
