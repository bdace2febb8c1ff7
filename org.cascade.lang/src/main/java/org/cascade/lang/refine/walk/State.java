package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.SpaceSymbol;

/**
 * What is known at one place of a function: facts, and which values places hold. A place without a
 * value here has the value it had when its era began. Immutable.
 */
public final class State {
  /** Nothing is known, and what is read may be different the next time. */
  public static final State START = new State(Optional.empty(), Map.of(), Eras.FIRST, false, false);

  /**
   * The last fact, and those before it.
   *
   * @param demanded whether evaluation has to come by it, other than what is known anyway
   */
  private record Facts(Term fact, boolean demanded, Optional<Facts> before) {}

  /** Identities of the times since which nothing unseen may have written. */
  record Eras(Object globals, Object otherSpaces, Map<SpaceSymbol, Object> spaces) {
    static final Object BEGINNING = new Object();
    static final Eras FIRST = new Eras(BEGINNING, BEGINNING, Map.of());

    Object of(SpaceSymbol space) {
      return spaces.getOrDefault(space, otherSpaces);
    }

    Eras with(SpaceSymbol space) {
      Map<SpaceSymbol, Object> all = new LinkedHashMap<>(spaces);
      all.put(space, new Object());
      return new Eras(globals, otherSpaces, all);
    }

    Eras withGlobals() {
      return new Eras(new Object(), otherSpaces, spaces);
    }

    Eras withAllSpaces() {
      return new Eras(globals, new Object(), Map.of());
    }
  }

  private final Optional<Facts> facts;
  private final Map<Place, Term> values;
  private final Eras eras;
  private final boolean atomic;
  private final boolean lossy;

  private State(
      Optional<Facts> facts, Map<Place, Term> values, Eras eras, boolean atomic, boolean lossy) {
    this.facts = facts;
    this.values = values;
    this.eras = eras;
    this.atomic = atomic;
    this.lossy = lossy;
  }

  // ---- facts ----

  /** The same once evaluation has got past this. */
  public State and(Term fact) {
    return with(fact, true);
  }

  /** The same with something that is known without being evaluated. */
  public State assume(Term fact) {
    return with(fact, false);
  }

  private State with(Term fact, boolean demanded) {
    if (fact.equals(Term.TRUE) || !demanded && isKnown(fact)) {
      return this;
    }
    Facts longer = new Facts(fact, demanded, facts);
    return new State(Optional.of(longer), values, eras, atomic, lossy);
  }

  private boolean isKnown(Term fact) {
    Optional<Facts> current = facts;
    while (current.isPresent()) {
      Facts last = current.orElseThrow();
      if (last.fact() == fact) {
        return true;
      }
      current = last.before();
    }
    return false;
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
    return since(earlier, false);
  }

  /** What evaluation had to come by since an earlier state. */
  public Term demandedSince(State earlier) {
    return since(earlier, true);
  }

  private Term since(State earlier, boolean demandedOnly) {
    Term all = Term.TRUE;
    Optional<Facts> current = facts;
    Optional<Facts> end = earlier.facts;
    while (current.isPresent() && (end.isEmpty() || current.orElseThrow() != end.orElseThrow())) {
      Facts last = current.orElseThrow();
      if (last.demanded() || !demandedOnly) {
        all = Term.and(last.fact(), all);
      }
      current = last.before();
    }
    return all;
  }

  // ---- places ----

  Optional<Term> value(Place place) {
    return Optional.ofNullable(values.get(place));
  }

  Map<Place, Term> values() {
    return values;
  }

  Eras eras() {
    return eras;
  }

  State with(Place place, Term value) {
    Map<Place, Term> all = new LinkedHashMap<>(values);
    all.put(place, value);
    return new State(facts, all, eras, atomic, lossy);
  }

  State without(Predicate<Place> gone) {
    if (values.keySet().stream().noneMatch(gone)) {
      return this;
    }
    Map<Place, Term> all = new LinkedHashMap<>(values);
    all.keySet().removeIf(gone);
    return new State(facts, all, eras, atomic, lossy);
  }

  State with(Eras newEras) {
    return new State(facts, values, newEras, atomic, lossy);
  }

  // ---- what it is worth ----

  /** The same inside a transaction, where what is read stays until it is written. */
  public State atomic(boolean isAtomic) {
    return new State(facts, values, eras, isAtomic, lossy);
  }

  public boolean isAtomic() {
    return atomic;
  }

  /** The same, where more may be true than is known: nothing can be refuted any more. */
  public State lossy() {
    return lossy ? this : new State(facts, values, eras, atomic, true);
  }

  public boolean isLossy() {
    return lossy;
  }
}
