package org.cascade.lang.refine.solve;

import java.util.List;
import org.cascade.lang.refine.term.Term;

/**
 * What is to be shown.
 *
 * @param facts what holds where the claim stands
 * @param goal what must follow
 * @param complete whether the facts are all that can be known, so that values for which they hold
 *     and the goal does not are a counterexample
 */
public record Obligation(List<Term> facts, Term goal, boolean complete) {
  public Obligation {
    facts = List.copyOf(facts);
  }

  /** The same where nobody wants to know why not. */
  public Obligation withoutWitness() {
    return new Obligation(facts, goal, false);
  }
}
