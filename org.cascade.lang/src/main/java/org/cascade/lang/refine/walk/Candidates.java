package org.cascade.lang.refine.walk;

import static org.cascade.lang.refine.walk.Translation.length;
import static org.cascade.lang.refine.walk.Translation.lessEqual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Sorts;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.Types;

/**
 * What may hold at the beginning of each round of a loop, over the values that places have there.
 */
final class Candidates {
  private static final int MANY = 5;
  private static final Term ZERO = Term.constant(0L);

  private final Memory memory;
  private final State before;
  private final Map<Place, Term> places;
  private final Optional<Place> counter;
  private final Set<Term> functions;
  private final Set<Term> limits = new LinkedHashSet<>();
  private final List<Term> all = new ArrayList<>();

  /** A number that changes: a place's value, or its length. */
  private record Number(Term now, Term first, boolean isPlain) {}

  /**
   * @param functions that are the same at every round
   */
  Candidates(
      Memory memory,
      State before,
      Map<Place, Term> places,
      Optional<Place> counter,
      Set<Term> functions) {
    this.memory = memory;
    this.before = before;
    this.places = places;
    this.counter = counter;
    this.functions = functions;
  }

  List<Term> all() {
    List<Number> numbers = numbers();
    numbers.forEach(this::bounds);
    places.forEach(this::same);
    if (numbers.size() <= MANY) {
      pairs(numbers);
      numbers.stream().filter(Number::isPlain).forEach(this::limits);
    }
    facts();
    return all;
  }

  private List<Number> numbers() {
    List<Number> found = new ArrayList<>();
    places.forEach((place, now) -> {
      Term first = memory.read(place, before);
      if (Sorts.isInt(now)) {
        found.add(new Number(now, first, true));
      } else if (hasLength(now)) {
        found.add(new Number(length(now), length(first), false));
      }
    });
    return found;
  }

  private static boolean hasLength(Term term) {
    return Sorts.isString(term)
        || Builtin.is(term.type(), Builtin.ARRAY)
        || Builtin.is(term.type(), Builtin.SET);
  }

  private void bounds(Number n) {
    add(lessEqual(n.first(), n.now()));
    add(lessEqual(n.now(), n.first()));
    if (n.isPlain()) {
      add(lessEqual(ZERO, n.now()));
    }
  }

  private void same(Place place, Term now) {
    Term first = memory.read(place, before);
    if (Sorts.isReal(now)) {
      add(lessEqual(first, now));
      add(lessEqual(now, first));
      add(lessEqual(Term.constant(0.0), now));
    } else if (isOrdered(now)) {
      add(lessEqual(first, now));
      add(lessEqual(now, first));
    } else if (Sorts.isBool(now)) {
      Term unchanged = Translation.same(now, first);
      add(unchanged);
      // A flag that was set was so in some round.
      counter.ifPresent(
          c -> add(Term.or(unchanged, Translation.less(ZERO, places.getOrDefault(c, ZERO)))));
    }
  }

  private static boolean isOrdered(Term term) {
    return Sorts.isString(term)
        || Types.unrefined(term.type()) instanceof Type.Param p
            && p.parameter().bounds().contains(TypeParameter.Bound.ORD);
  }

  private void pairs(List<Number> numbers) {
    Optional<Term> rounds = counter.map(places::get);
    for (Number a : numbers) {
      for (Number b : numbers) {
        if (a == b) {
          continue;
        }
        boolean counts = rounds.isPresent() && rounds.orElseThrow().equals(b.now());
        if (a.isPlain() && b.isPlain() && !counts) {
          add(lessEqual(a.now(), b.now()));
        }
        // As much more, or less, as the other has become more.
        add(Term.equal(plus(a.now(), b.first()), plus(b.now(), a.first())));
        add(lessEqual(plus(a.now(), b.first()), plus(b.now(), a.first())));
        add(Term.equal(plus(a.now(), b.now()), plus(a.first(), b.first())));
      }
    }
  }

  /** A place may get a value that is below a limit: an index, an element of a range. */
  private void limits(Number n) {
    for (Term limit : limits) {
      add(Translation.less(n.now(), limit));
      add(lessEqual(n.now(), limit));
      add(lessEqual(limit, n.now()));
    }
  }

  /** Something that does not change, with which what changes may be compared. */
  void limit(Term limit) {
    boolean changes = Relevance.symbols(limit).stream().anyMatch(places::containsValue);
    if (!changes && !(limit instanceof Term.Constant) && limits.size() < MANY) {
      limits.add(limit);
    }
  }

  private static Term plus(Term left, Term right) {
    if (right.equals(ZERO)) {
      return left;
    }
    return left.equals(ZERO) ? right : Translation.computed(Primitive.INT_ADD, left, right);
  }

  // ---- from the condition, and from what was known before ----

  /** The condition held at the last round, and the last round went a step. */
  void condition(Term condition) {
    if (condition instanceof Term.Operation o) {
      switch (o.op()) {
        case AND -> o.args().forEach(this::condition);
        case LESS -> {
          o.args().stream().filter(Sorts::isInt).forEach(this::limit);
          add(lessEqual(o.args().get(0), o.args().get(1)));
        }
        case LESS_EQUAL -> {
          o.args().stream().filter(Sorts::isInt).forEach(this::limit);
          if (Sorts.isInt(o.args().get(0))) {
            add(lessEqual(o.args().get(0), plus(o.args().get(1), Term.constant(1L))));
          }
        }
        case NOT -> condition(o.args().getFirst(), o);
        default -> {}
      }
    }
  }

  private void condition(Term denied, Term.Operation whole) {
    if (!(denied instanceof Term.Operation o)) {
      return;
    }
    switch (o.op()) {
      case EQUAL -> {
        if (Sorts.isInt(o.args().get(0))) {
          add(lessEqual(o.args().get(0), o.args().get(1)));
          add(lessEqual(o.args().get(1), o.args().get(0)));
        }
      }
      // Written with `or` inside.
      case AND -> add(whole);
      default -> {}
    }
  }

  /** What was known of a value that a place had before may be true of those it has later. */
  private void facts() {
    Map<Term, Term> later = new LinkedHashMap<>();
    places.forEach((place, now) -> {
      Term first = memory.read(place, before);
      if (first instanceof Term.Symbol) {
        later.put(first, now);
      }
    });
    if (later.isEmpty()) {
      return;
    }
    for (Term fact : before.facts()) {
      if (Relevance.symbols(fact).stream().anyMatch(later::containsKey)) {
        Substitute.in(fact, later, functions).ifPresent(this::add);
      }
    }
  }

  private void add(Term candidate) {
    if (!(candidate instanceof Term.Constant)) {
      all.add(candidate);
    }
  }
}
