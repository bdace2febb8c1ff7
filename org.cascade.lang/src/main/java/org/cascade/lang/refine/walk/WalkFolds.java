package org.cascade.lang.refine.walk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.refine.term.Term;

/**
 * What is claimed of a fold's result holds if it holds of the value it begins with, and each step
 * keeps it: the claim is the invariant.
 */
final class WalkFolds {
  private static final String FOLD = "Array.fold";

  private final Walk walk;

  WalkFolds(Walk walk) {
    this.walk = walk;
  }

  /** The call and its step. */
  record Fold(Core.Call call, Core.Lambda step) {}

  static Optional<Fold> fold(Core core) {
    if (core instanceof Core.Coerce c) {
      return fold(c.value());
    }
    if (!(core instanceof Core.Call call)
        || !Purity.isOfLibrary(call.function())
        || !Library.key(call.function()).equals(FOLD)) {
      return Optional.empty();
    }
    return WalkLambdas.lambda(call.args().getLast())
        .filter(l -> l.params().size() == 2)
        .map(l -> new Fold(call, l));
  }

  /** Whether a claim about a fold can be shown step by step. */
  boolean keeps(Core.Claim claim, State state) {
    Fold fold = fold(claim.value()).orElseThrow();
    return walk.silently(() -> {
      Walk.Args args = walk.args(fold.call().args().subList(0, 2), state);
      return args.ends()
          || follows(claim, args.terms().get(1), args.after())
              && keeps(claim, fold.step(), args.terms().getFirst(), args.after());
    });
  }

  private boolean keeps(Core.Claim claim, Core.Lambda step, Term elements, State state) {
    Local carried = step.params().getFirst();
    Local item = step.params().getLast();
    Term value = walk.memory().any(carried.name(), carried.type());
    Term element = walk.memory().any(item.name(), item.type());
    State inside = Writes.of(walk.purity(), step.body()).forget(state, walk.memory());
    inside = inside.assume(new Term.Member(element, elements));
    inside = walk.claims().holds(claim, Flow.of(value, inside));
    Map<Local, Term> names = new LinkedHashMap<>();
    names.put(carried, value);
    names.put(item, element);
    walk.memory().enter(names);
    Flow end = walk.control().body(step.body(), inside);
    boolean kept = end.ends() || follows(claim, end.value(), end.after());
    walk.memory().leave();
    return kept;
  }

  private boolean follows(Core.Claim claim, Term value, State state) {
    Term.Applied holds = walk.predicate(claim.predicate(), claim.subject(), value, state);
    return walk.judge().follows(Term.and(holds.defined(), holds.value()), state);
  }
}
