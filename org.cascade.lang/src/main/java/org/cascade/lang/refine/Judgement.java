package org.cascade.lang.refine;

import org.cascade.lang.core.Core;
import org.cascade.lang.refine.solve.Obligation;
import org.cascade.lang.refine.solve.Verdict;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.walk.State;

/**
 * What came of one condition of a claim.
 *
 * @param condition the conjunct of the claim's predicate
 * @param value the claimed value
 * @param obligation what was to be shown
 * @param state what is known where the claim stands
 */
record Judgement(
    Core.Claim claim,
    Core condition,
    Term value,
    Obligation obligation,
    State state,
    Verdict verdict) {}
