package org.cascade.lang.refine;

import java.util.ArrayList;
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
 * @param open the conjuncts of the predicate that do not follow; the first one is what is told
 * @param obligation what was to be shown of the first one
 * @param state what is known where the claim stands
 * @param repeatable whether the conditions could be asked before, with the same answer
 * @param function the function it stands in, if it is one
 */
record Judgement(
    Core.Claim claim,
    Core value,
    Term term,
    List<Core> open,
    Obligation obligation,
    State state,
    Verdict verdict,
    boolean repeatable,
    Scene scene,
    Optional<CoreFunction> function) {

  Core condition() {
    return open.getFirst();
  }

  /** The same with another of its open conditions told first. */
  Judgement of(Core condition, Obligation about, Verdict decided) {
    List<Core> others = new ArrayList<>(open);
    others.remove(condition);
    others.addFirst(condition);
    return new Judgement(
        claim, value, term, others, about, state, decided, repeatable, scene, function);
  }
}
