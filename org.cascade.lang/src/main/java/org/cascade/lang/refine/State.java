package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Local;

/**
 * What is known at one place of a function: facts, and the present values of mutable locals.
 * Immutable.
 */
final class State {
  static final State START = new State(Optional.empty(), Map.of());

  /** The last fact, and those before it. */
  private record Facts(Term fact, Optional<Facts> before, int count) {}

  private final Optional<Facts> facts;
  private final Map<Local, Term> values;

  private State(Optional<Facts> facts, Map<Local, Term> values) {
    this.facts = facts;
    this.values = values;
  }

  State and(Term fact) {
    if (fact.equals(Term.TRUE)) {
      return this;
    }
    int count = facts.map(Facts::count).orElse(0) + 1;
    return new State(Optional.of(new Facts(fact, facts, count)), values);
  }

  State with(Local local, Term value) {
    Map<Local, Term> all = new HashMap<>(values);
    all.put(local, value);
    return new State(facts, all);
  }

  Optional<Term> value(Local local) {
    return Optional.ofNullable(values.get(local));
  }

  Map<Local, Term> values() {
    return values;
  }

  List<Term> facts() {
    List<Term> all = new ArrayList<>();
    Optional<Facts> current = facts;
    while (current.isPresent()) {
      all.add(current.orElseThrow().fact());
      current = current.orElseThrow().before();
    }
    return all;
  }

  /** The facts that both have: those from before their ways parted. */
  State common(State other) {
    Optional<Facts> a = facts;
    Optional<Facts> b = other.facts;
    while (a.isPresent() && b.isPresent() && a.orElseThrow() != b.orElseThrow()) {
      if (a.orElseThrow().count() >= b.orElseThrow().count()) {
        a = a.orElseThrow().before();
      } else {
        b = b.orElseThrow().before();
      }
    }
    boolean same = a.isPresent() && b.isPresent() && a.orElseThrow() == b.orElseThrow();
    return new State(same ? a : Optional.empty(), values);
  }
}
