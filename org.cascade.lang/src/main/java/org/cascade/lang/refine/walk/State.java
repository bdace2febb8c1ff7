package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Local;
import org.cascade.lang.refine.term.Term;

/**
 * What is known at one place of a function: facts, and the present values of mutable locals.
 * Immutable.
 */
public final class State {
  public static final State START = new State(Optional.empty(), Map.of(), false);

  /** The last fact, and those before it. */
  private record Facts(Term fact, Optional<Facts> before) {}

  private final Optional<Facts> facts;
  private final Map<Local, Term> values;
  private final boolean lossy;

  private State(Optional<Facts> facts, Map<Local, Term> values, boolean lossy) {
    this.lossy = lossy;
    this.facts = facts;
    this.values = values;
  }

  public State and(Term fact) {
    if (fact.equals(Term.TRUE)) {
      return this;
    }
    return new State(Optional.of(new Facts(fact, facts)), values, lossy);
  }

  public State with(Local local, Term value) {
    Map<Local, Term> all = new HashMap<>(values);
    all.put(local, value);
    return new State(facts, all, lossy);
  }

  public Optional<Term> value(Local local) {
    return Optional.ofNullable(values.get(local));
  }

  public Map<Local, Term> values() {
    return values;
  }

  public List<Term> facts() {
    List<Term> all = new ArrayList<>();
    Optional<Facts> current = facts;
    while (current.isPresent()) {
      all.add(current.orElseThrow().fact());
      current = current.orElseThrow().before();
    }
    return all;
  }

  /** The facts that came after those of an earlier state, as one. */
  public Term since(State earlier) {
    Term all = Term.TRUE;
    Optional<Facts> current = facts;
    Optional<Facts> end = earlier.facts;
    while (current.isPresent() && (end.isEmpty() || current.orElseThrow() != end.orElseThrow())) {
      all = Term.and(current.orElseThrow().fact(), all);
      current = current.orElseThrow().before();
    }
    return all;
  }

  /** The same, where more may be true than is known: nothing can be refuted any more. */
  public State lossy() {
    return lossy ? this : new State(facts, values, true);
  }

  public boolean isLossy() {
    return lossy;
  }
}
