package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Term;

/**
 * Finds what every round of a loop keeps: of many candidates, those that hold before the loop and
 * that a round keeps, given the others (Houdini). Those that someone wrote are taken for granted,
 * since they are claims of their own.
 */
final class Invariants {
  private static final int MAX_TRIALS = 12;
  private static final int MAX_DEPTH = 2;

  private final Walk walk;
  private final List<Core.Claim> written;
  private final State before;
  private final Optional<Core> condition;
  private final Optional<Place> counter;
  private final List<Term> limits;
  private final State forgotten;
  private final int earlier;
  private final Map<Place, Term> places = new LinkedHashMap<>();
  private final Set<Term> functions = new LinkedHashSet<>();

  /** What one round makes of the state it begins with. */
  interface Round {
    Flow from(State head);
  }

  /**
   * @param before the state at which the loop begins
   * @param condition on which rounds are made, unless the loop goes over elements
   * @param counter how many rounds there were, if the loop goes over elements
   * @param limits what places may be kept below
   */
  Invariants(
      Walk walk,
      List<Core.Claim> written,
      State before,
      Writes writes,
      Optional<Core> condition,
      Optional<Place> counter,
      List<Term> limits) {
    this.walk = walk;
    this.written = written;
    this.before = before;
    this.condition = condition;
    this.counter = counter;
    this.limits = limits;
    // What the condition reads that nobody writes is the same at each round.
    condition.ifPresent(c -> walk.control().trial(c, before));
    this.earlier = walk.memory().symbols();
    State state = writes.forget(before, walk.memory());
    if (counter.isPresent()) {
      Place place = counter.orElseThrow();
      state = state.with(place, walk.memory().any(place.name(), place.type()));
    }
    this.forgotten = state;
    before.facts().forEach(f -> functions.addAll(Substitute.functions(f)));
    for (Place place : walk.memory().known(before)) {
      Term now = walk.memory().read(place, state);
      Term first = walk.memory().read(place, before);
      functions.addAll(Substitute.functions(first));
      if (!now.equals(first)) {
        places.put(place, now);
      }
    }
  }

  /** The state at the beginning of any round. */
  State head(Round round) {
    State head = forgotten;
    for (Core.Claim claim : written) {
      head = walk.claims().holds(claim, Flow.of(Translation.UNIT, head));
    }
    if (places.isEmpty() || walk.trials() >= MAX_DEPTH) {
      return head;
    }
    List<Term> kept = houdini(head, round, candidates(head, round));
    for (Term fact : kept) {
      head = head.assume(fact);
    }
    return head;
  }

  private List<Term> candidates(State head, Round round) {
    Candidates candidates = new Candidates(walk.memory(), before, places, counter, functions);
    limits.forEach(candidates::limit);
    condition.ifPresent(c -> {
      Flow flow = walk.control().trial(c, head);
      if (!flow.ends()) {
        candidates.condition(flow.value());
      }
    });
    Set<Term> all = new LinkedHashSet<>(candidates.all());
    all.addAll(ofFlags(head, round));
    all.removeIf(c -> !isOfPlaces(c) || !walk.judge().follows(at(c, before), before));
    return List.copyOf(all);
  }

  private List<Term> ofFlags(State head, Round round) {
    Flags flags = new Flags(walk.memory(), before, places, functions);
    Map<Place, Term> unset = flags.unset();
    if (unset.isEmpty()) {
      return List.of();
    }
    Flow end = walk.trial(() -> round.from(head));
    return end.ends() ? List.of() : flags.candidates(unset, head, end.after());
  }

  /** Whether it speaks of nothing that only one round has. */
  private boolean isOfPlaces(Term candidate) {
    return Relevance.symbols(candidate).stream()
        .allMatch(s -> walk.memory().isAmong(earlier, s) || places.containsValue(s));
  }

  private List<Term> houdini(State head, Round round, List<Term> candidates) {
    List<Term> current = candidates;
    for (int i = 0; i < MAX_TRIALS && !current.isEmpty(); i++) {
      State given = head;
      for (Term fact : current) {
        given = given.assume(fact);
      }
      State start = given;
      Flow end = walk.trial(() -> round.from(start));
      if (end.ends()) {
        return current;
      }
      List<Term> still = kept(current, end.after());
      if (still.size() == current.size()) {
        return current;
      }
      current = still;
    }
    return List.of();
  }

  /** Those that hold where a round ends: all of them, asked at once, or some. */
  private List<Term> kept(List<Term> candidates, State end) {
    Term all = Term.TRUE;
    List<Term> there = candidates.stream().map(c -> at(c, end)).toList();
    for (Term fact : there) {
      all = Term.and(all, fact);
    }
    if (walk.judge().follows(all, end)) {
      return candidates;
    }
    List<Term> kept = new ArrayList<>();
    for (int i = 0; i < there.size(); i++) {
      if (walk.judge().follows(there.get(i), end)) {
        kept.add(candidates.get(i));
      }
    }
    return kept;
  }

  /** A candidate is over values at the head; the same over values elsewhere. */
  private Term at(Term candidate, State state) {
    Map<Term, Term> values = new LinkedHashMap<>();
    places.forEach((place, head) -> values.put(head, walk.memory().read(place, state)));
    return Substitute.in(candidate, values, functions).orElse(Term.FALSE);
  }
}
