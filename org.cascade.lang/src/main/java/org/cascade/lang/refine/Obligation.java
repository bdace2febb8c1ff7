package org.cascade.lang.refine;

import java.util.List;

/**
 * What is to be shown.
 *
 * @param facts what holds where the claim stands
 * @param goal what must follow
 */
public record Obligation(List<Term> facts, Term goal) {
  public Obligation {
    facts = List.copyOf(facts);
  }
}
