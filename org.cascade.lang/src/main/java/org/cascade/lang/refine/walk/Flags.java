package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Sorts;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;

/**
 * What may hold once a flag is set: candidates of the form "as it was before the loop, or this",
 * where this is a condition that a round asks. A flag is a Bool, or an Option that becomes a Some.
 */
final class Flags {
  private static final int MANY_FLAGS = 2;
  private static final int MANY = 40;

  private final Memory memory;
  private final State before;
  private final Map<Place, Term> places;
  private final Set<Term> functions;

  Flags(Memory memory, State before, Map<Place, Term> places, Set<Term> functions) {
    this.memory = memory;
    this.before = before;
    this.places = places;
    this.functions = functions;
  }

  /** The conditions on which flags are as they were, by place. */
  Map<Place, Term> unset() {
    Map<Place, Term> all = new LinkedHashMap<>();
    places.forEach((place, now) -> {
      if (all.size() < MANY_FLAGS) {
        if (Sorts.isBool(now)) {
          all.put(place, Translation.same(now, memory.read(place, before)));
        } else if (Builtin.is(now.type(), Builtin.OPTION)) {
          all.put(place, Term.not(Translation.isVariant(LibrarySums.some(), now)));
        }
      }
    });
    return all;
  }

  /**
   * @param head the state at which a round began
   * @param end where it ended
   */
  List<Term> candidates(Map<Place, Term> unset, State head, State end) {
    Set<Term> atoms = new LinkedHashSet<>();
    atoms(end.since(head), atoms);
    Map<Term, Set<Term>> later = new LinkedHashMap<>();
    places.forEach((place, now) -> {
      Term last = memory.read(place, end);
      atoms(last, atoms);
      assigned(last, now, later);
    });
    Set<Term> asked = new LinkedHashSet<>();
    for (Term atom : atoms) {
      asked.add(atom);
      later.forEach((value, by) ->
          by.forEach(p -> Substitute.in(atom, Map.of(value, p), functions).ifPresent(asked::add)));
    }
    List<Term> all = new ArrayList<>();
    for (Term flag : unset.values()) {
      asked.stream().limit(MANY).forEach(a -> all.add(Term.or(flag, a)));
    }
    return all;
  }

  /** The comparisons in a condition, or on which a value hangs. */
  static void atoms(Term term, Set<Term> all) {
    switch (term) {
      case Term.Choice c -> {
        atoms(c.condition(), all);
        atoms(c.then(), all);
        atoms(c.otherwise(), all);
      }
      case Term.Operation o when o.op() == Primitive.AND || o.op() == Primitive.NOT ->
          o.args().forEach(a -> atoms(a, all));
      case Term.Operation o
          when o.op() == Primitive.LESS
              || o.op() == Primitive.LESS_EQUAL
              || o.op() == Primitive.EQUAL ->
          all.add(o);
      case Term.Apply a when Sorts.isBool(a) -> all.add(a);
      default -> {}
    }
  }

  /** What a place got in the round: later it is what the place holds. */
  private static void assigned(Term last, Term now, Map<Term, Set<Term>> later) {
    if (last instanceof Term.Choice c) {
      assigned(c.then(), now, later);
      assigned(c.otherwise(), now, later);
    } else if (last instanceof Term.Apply a && a.head().detail().equals(LibrarySums.some())) {
      Term content = LibrarySums.content(LibrarySums.some(), now);
      later.computeIfAbsent(a.args().getFirst(), v -> new LinkedHashSet<>()).add(content);
    } else if (!last.equals(now) && !(last instanceof Term.Constant) && !Sorts.isBool(now)) {
      later.computeIfAbsent(last, v -> new LinkedHashSet<>()).add(now);
    }
  }
}
