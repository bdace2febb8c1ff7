package org.cascade.lang.refine.walk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;

/** Follows loops: what their bodies assign is forgotten, but for what every round keeps. */
final class WalkLoops {
  private final Walk walk;

  WalkLoops(Walk walk) {
    this.walk = walk;
  }

  // ---- while ----

  Flow loop(Core.While n, State state) {
    State entered = entered(n.invariants(), state);
    Writes writes = Writes.of(walk.purity(), n.condition(), n.body());
    Invariants.Round round = head -> round(n, head);
    State head =
        new Invariants(
                walk,
                n.invariants(),
                entered,
                writes,
                Optional.of(n.condition()),
                Optional.empty(),
                List.of())
            .head(round);
    Flow condition = walk.walk(n.condition(), head);
    if (condition.ends()) {
      return condition;
    }
    Flow end = walk.control().round(n.body(), condition.after().and(condition.value()));
    kept(n.invariants(), end);
    State after = condition.after().and(Term.not(condition.value()));
    return Flow.of(Translation.UNIT, leaves(n.body()) ? after.lossy() : after);
  }

  private Flow round(Core.While n, State head) {
    Flow condition = walk.control().trial(n.condition(), head);
    return condition.ends()
        ? condition
        : walk.control().trial(n.body(), condition.after().and(condition.value()));
  }

  // ---- for ----

  Flow loop(Core.ForEach n, State state) {
    Flow iterable = walk.walk(n.iterable(), state);
    if (iterable.ends()) {
      return iterable;
    }
    Term elements = iterable.value();
    Place counter = new Place.OfLocal(new Local("rounds", Builtin.INT_TYPE, true));
    State before = iterable.after().with(counter, Term.constant(0L));
    State entered = entered(n.invariants(), before);
    int earlier = walk.memory().symbols();
    Writes writes = Writes.of(walk.purity(), n.body());
    Invariants.Round round =
        head -> next(counter, walk.control().trial(n.body(), inside(n, elements, counter, head)));
    State head =
        new Invariants(
                walk,
                n.invariants(),
                entered,
                writes,
                Optional.empty(),
                Optional.of(counter),
                range(elements).orElseGet(() -> List.of(Translation.length(elements))))
            .head(round);
    State inside = inside(n, elements, counter, head);
    Term item = walk.memory().term(n.item()).orElseThrow();
    Flow end = walk.control().round(n.body(), inside);
    kept(n.invariants(), end);
    State after = head.and(overAfter(elements, walk.memory().read(counter, head)));
    after = after.without(counter::equals);
    if (!end.ends()) {
      Set<Term> functions = Substitute.functions(entered.facts());
      Rounds rounds = new Rounds(elements, item, functions, s -> walk.memory().isAmong(earlier, s));
      after = after.assume(found(rounds, inside, end.after(), after));
    }
    return Flow.of(Translation.UNIT, leaves(n.body()) ? after.lossy() : after);
  }

  /** What the rounds have found of all elements. */
  private Term found(Rounds rounds, State start, State end, State after) {
    Term all = rounds.all(end.since(start));
    for (Place place : walk.memory().known(start)) {
      boolean isFlag = place instanceof Place.OfLocal && Builtin.is(place.type(), Builtin.BOOL);
      Term first = walk.memory().read(place, start);
      Term last = walk.memory().read(place, end);
      if (isFlag && !first.equals(last)) {
        Term behind = walk.memory().read(place, after);
        Rounds.Flag flag = new Rounds.Flag(first, last, behind, start);
        all = Term.and(all, rounds.unturned(flag, end, walk.judge()));
      }
    }
    return all;
  }

  /** Where a round begins: its item is known to be an element, and which one. */
  private State inside(Core.ForEach n, Term elements, Place counter, State head) {
    Term item = walk.memory().any(n.item().name(), n.item().type());
    walk.memory().name(n.item(), item);
    Term count = walk.memory().read(counter, head);
    State inside = head.assume(Translation.lessEqual(Term.constant(0L), count));
    Optional<List<Term>> range = range(elements);
    if (range.isEmpty()) {
      return inside
          .assume(new Term.Member(item, elements))
          .assume(Translation.less(count, Translation.length(elements)));
    }
    Term from = range.orElseThrow().get(0);
    Term to = range.orElseThrow().get(1);
    return inside
        .assume(Translation.lessEqual(from, item))
        .assume(Translation.less(item, to))
        .assume(Term.equal(item, Translation.computed(Primitive.INT_ADD, from, count)));
  }

  private Flow next(Place counter, Flow end) {
    if (end.ends()) {
      return end;
    }
    Term count = walk.memory().read(counter, end.after());
    Term more = Translation.computed(Primitive.INT_ADD, count, Term.constant(1L));
    return Flow.of(end.value(), end.after().with(counter, more));
  }

  /** As many rounds as there are elements. */
  private static Term overAfter(Term elements, Term count) {
    Optional<List<Term>> range = range(elements);
    if (range.isEmpty()) {
      return Term.equal(count, Translation.length(elements));
    }
    Term from = range.orElseThrow().get(0);
    Term to = range.orElseThrow().get(1);
    Term some = Translation.less(from, to);
    Term all = Term.equal(to, Translation.computed(Primitive.INT_ADD, from, count));
    Term none = Term.equal(count, Term.constant(0L));
    return Term.and(Term.implies(some, all), Term.implies(Term.not(some), none));
  }

  private static Optional<List<Term>> range(Term elements) {
    return elements instanceof Term.Apply a && a.head().detail() == LibraryOp.ARRAY_RANGE
        ? Optional.of(a.args())
        : Optional.empty();
  }

  // ---- written invariants ----

  private State entered(List<Core.Claim> invariants, State state) {
    State known = state;
    for (Core.Claim invariant : invariants) {
      known = walk.claims().claim(invariant, known).after();
    }
    return known;
  }

  private void kept(List<Core.Claim> invariants, Flow end) {
    if (end.ends()) {
      return;
    }
    State known = end.after();
    for (Core.Claim invariant : invariants) {
      Core.Claim kept =
          new Core.Claim(
              invariant.span(),
              invariant.type(),
              invariant.value(),
              invariant.subject(),
              invariant.predicate(),
              new Core.Demand.OfLoop(true));
      known = walk.claims().claim(kept, known).after();
    }
  }

  /** Whether a body may leave the function, so that having gone past it means something. */
  private static boolean leaves(Core body) {
    return CoreWalk.find(body, c -> isLeaving(c) ? Optional.of(c) : Optional.empty()).isPresent();
  }

  private static boolean isLeaving(Core core) {
    return core instanceof Core.Return
        || core instanceof Core.Abort
        || core instanceof Core.Call call && WalkCalls.mayGiveUp(call.function());
  }
}
