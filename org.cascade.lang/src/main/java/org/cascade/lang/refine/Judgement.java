package org.cascade.lang.refine;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.refine.replay.Scene;
import org.cascade.lang.refine.solve.Obligation;
import org.cascade.lang.refine.solve.Verdict;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.walk.State;

/**
 * A claim that was not proved.
 *
 * @param value the expression the claimed value comes from
 * @param term the same as a term
 * @param open the conjuncts of the predicate that do not follow
 * @param told which of them the user is told of
 * @param obligation what was to be shown of that one
 * @param state what is known where the claim stands
 * @param repeatable whether the conditions could be asked before, with the same answer
 * @param function the function it stands in, if it is one
 */
record Judgement(
    Core.Claim claim,
    Core value,
    Term term,
    List<Core> open,
    int told,
    Obligation obligation,
    State state,
    Verdict verdict,
    boolean repeatable,
    Scene scene,
    Optional<CoreFunction> function) {
  Core condition() {
    return open.get(told);
  }

  /** The same with another of its open conditions to be told. */
  Judgement of(int other, Obligation about, Verdict decided) {
    return new Judgement(
        claim, value, term, open, other, about, state, decided, repeatable, scene, function);
  }
}
