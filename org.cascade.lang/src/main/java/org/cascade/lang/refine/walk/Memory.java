package org.cascade.lang.refine.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Local;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;

/** Which terms stand for locals, and for places that were not written since an era began. */
final class Memory {
  private final TypeFacts typeFacts;
  private final Map<Local, Term> terms = new HashMap<>();
  private final Deque<Map<Local, Optional<Term>>> scopes = new ArrayDeque<>();
  private final Map<Beginning, Term> beginnings = new LinkedHashMap<>();
  private final Map<StateEra, List<Place.OfState>> read = new HashMap<>();
  private final Set<Term> created = new HashSet<>();
  private final Set<Term> outer = new HashSet<>();
  private final Map<Term.Symbol, Integer> births = new HashMap<>();
  private int unknowns;

  /** A place's value when an era began. */
  private record Beginning(Place place, Object era) {}

  private record StateEra(SpaceSymbol.State state, Object era) {}

  Memory(TypeFacts typeFacts) {
    this.typeFacts = typeFacts;
  }

  /** Another body begins, in which places may hold anything. */
  void begin() {
    beginnings.clear();
    read.clear();
  }

  // ---- locals ----

  Optional<Term> term(Local local) {
    return Optional.ofNullable(terms.get(local));
  }

  void name(Local local, Term term) {
    Optional<Term> before = Optional.ofNullable(terms.put(local, term));
    if (!scopes.isEmpty()) {
      scopes.peek().putIfAbsent(local, before);
    }
  }

  /**
   * Gives locals terms until {@link #leave}. A body may be followed while the same one is, with
   * other values, so what is named in between is undone too.
   */
  void enter(Map<Local, Term> names) {
    scopes.push(new LinkedHashMap<>());
    names.forEach(this::name);
  }

  void leave() {
    scopes
        .pop()
        .forEach((local, term) ->
            term.ifPresentOrElse(t -> terms.put(local, t), () -> terms.remove(local)));
  }

  // ---- symbols ----

  /** A value of which only the type is known. */
  Term any(String name, Type type) {
    unknowns++;
    return symbol(name, type, false);
  }

  /** A value that may be any of its type. */
  Term given(String name, Type type) {
    Term term = symbol(name, type, true);
    outer.add(term);
    return term;
  }

  /** A value from before the function began, of which nothing else is known. */
  Term outer(String name, Type type) {
    Term term = symbol(name, type, false);
    outer.add(term);
    return term;
  }

  private Term symbol(String name, Type type, boolean given) {
    Term.Symbol made = typeFacts.note(new Term.Symbol(name, type, given), type);
    births.put(made, births.size());
    return made;
  }

  /** How many symbols there are so far. */
  int symbols() {
    return births.size();
  }

  /** Whether a symbol was there when there were so many. */
  boolean isAmong(int symbols, Term.Symbol symbol) {
    return births.getOrDefault(symbol, symbols) < symbols;
  }

  /** How many values were met so far that are not understood. */
  int unknowns() {
    return unknowns;
  }

  // ---- places ----

  /** What a place holds, as far as that can be said; a new value each time if it cannot. */
  Term read(Place place, State state) {
    return switch (place) {
      case Place.OfLocal l ->
          state.value(l).orElseGet(() -> any(l.local().name(), l.local().type()));
      case Place.OfGlobal g -> state.value(g).orElseGet(() -> beginning(g, state.eras().globals()));
      case Place.OfState s -> state.isAtomic() ? read(s, state) : any(s.name(), s.type());
    };
  }

  /** The places of which something is known in a state: that they were written, or read. */
  Set<Place> known(State state) {
    Set<Place> all = new LinkedHashSet<>(state.values().keySet());
    for (Beginning beginning : beginnings.keySet()) {
      boolean now =
          switch (beginning.place()) {
            case Place.OfLocal l -> false;
            case Place.OfGlobal g -> beginning.era() == state.eras().globals();
            case Place.OfState s -> beginning.era() == state.eras().of(s.space());
          };
      if (now) {
        all.add(beginning.place());
      }
    }
    return all;
  }

  private Term read(Place.OfState place, State state) {
    Optional<Term> known = state.value(place);
    if (known.isPresent()) {
      return known.orElseThrow();
    }
    Term value = beginning(place, state.eras().of(place.space()));
    for (Map.Entry<Place, Term> written : state.values().entrySet()) {
      if (written.getKey() instanceof Place.OfState other && mayBeSame(other, place)) {
        value = either(Term.equal(place.target(), other.target()), written.getValue(), value);
      }
    }
    return value;
  }

  State write(Place place, Term value, State state) {
    State result = state;
    if (place instanceof Place.OfState written) {
      if (!state.isAtomic()) {
        return state;
      }
      for (Map.Entry<Place, Term> known : state.values().entrySet()) {
        if (known.getKey() instanceof Place.OfState other && mayBeSame(other, written)) {
          Term same = Term.equal(other.target(), written.target());
          result = result.with(other, either(same, value, known.getValue()));
        }
      }
    }
    return result.with(place, value);
  }

  private boolean mayBeSame(Place.OfState a, Place.OfState b) {
    return a.state().equals(b.state())
        && !a.target().equals(b.target())
        && !isDifferent(a.target(), b.target());
  }

  private Term beginning(Place place, Object era) {
    Beginning key = new Beginning(place, era);
    Term known = beginnings.get(key);
    if (known == null) {
      boolean given = era == State.Eras.BEGINNING && isFree(place);
      known = given ? given(place.name(), place.type()) : any(place.name(), place.type());
      if (place instanceof Place.OfState state) {
        known = asOthers(state, era, known);
      }
      beginnings.put(key, known);
    }
    return known;
  }

  /** Two names of one space have one value. */
  private Term asOthers(Place.OfState place, Object era, Term own) {
    List<Place.OfState> others =
        read.computeIfAbsent(new StateEra(place.state(), era), k -> new ArrayList<>());
    Term value = own;
    for (Place.OfState other : others) {
      if (mayBeSame(other, place)) {
        Term same = Term.equal(place.target(), other.target());
        value = either(same, beginnings.getOrDefault(new Beginning(other, era), value), value);
      }
    }
    others.add(place);
    return value;
  }

  // ---- spaces ----

  void created(Term space) {
    created.add(space);
  }

  /** Whether a place may hold any value of its type when a body begins. */
  private boolean isFree(Place place) {
    return !(place instanceof Place.OfState s)
        || !created.contains(s.target()) && s.space().invariants().isEmpty();
  }

  private boolean isDifferent(Term a, Term b) {
    return created.contains(a) && (created.contains(b) || outer.contains(b))
        || created.contains(b) && outer.contains(a);
  }

  // ---- choices ----

  /** One value or the other. */
  static Term either(Term condition, Term then, Term otherwise) {
    if (then.equals(otherwise) || condition.equals(Term.TRUE)) {
      return then;
    }
    if (condition.equals(Term.FALSE)) {
      return otherwise;
    }
    if (Builtin.is(then.type(), Builtin.BOOL)) {
      return Term.or(Term.and(condition, then), Term.and(Term.not(condition), otherwise));
    }
    return new Term.Choice(condition, then, otherwise);
  }
}
