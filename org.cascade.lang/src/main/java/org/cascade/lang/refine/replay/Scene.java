package org.cascade.lang.refine.replay;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.refine.term.Term;

/**
 * A body that is being walked: what a run of it begins with.
 *
 * @param condition what callers have shown
 * @param given parameters and receiver, each with its term
 * @param came the terms of what only run time knows, by the expression in the body
 * @param later function values that anybody may call, each with its parameters
 */
public record Scene(
    Optional<Core> condition,
    Core body,
    Map<Local, Term> given,
    Map<Core, Term> came,
    Map<Core.Lambda, List<Term>> later) {

  /** The same for a body that nobody calls. */
  public static Scene of(Core body, Map<Core, Term> came) {
    return new Scene(Optional.empty(), body, Map.of(), came, new IdentityHashMap<>());
  }

  /** All that is run, in order. */
  List<Core> parts() {
    return condition.map(c -> List.of(c, body)).orElseGet(() -> List.of(body));
  }
}
