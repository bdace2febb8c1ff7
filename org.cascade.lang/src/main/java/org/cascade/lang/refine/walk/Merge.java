package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** What is known where paths meet: one of them was gone. */
final class Merge {
  private static final int LARGE = 250;

  private final Memory memory;
  private final State before;
  private final List<Way> ways;
  private final boolean all;
  private final List<Term> choices = new ArrayList<>();
  private State result;
  private boolean named;

  /**
   * One way through a choice.
   *
   * @param condition on which it is taken, unless an earlier way was; absent if that cannot be said
   * @param start where it parts from the others, the condition known
   */
  record Way(Optional<Term> condition, State start, Flow flow) {
    static Way when(Term condition, State start, Flow flow) {
      return new Way(Optional.of(condition), start, flow);
    }

    static Way hidden(State start, Flow flow) {
      return new Way(Optional.empty(), start, flow);
    }

    /** One whose condition is all that evaluation has come by. */
    static Way since(State start, Flow flow) {
      return when(flow.after().demandedSince(start), start, flow);
    }

    State end() {
      return flow.after();
    }
  }

  /**
   * @param all whether no way has ended elsewhere
   */
  private Merge(Memory memory, State before, List<Way> ways, boolean all) {
    this.memory = memory;
    this.before = before;
    this.ways = ways;
    this.all = all;
    this.result = before;
  }

  static Flow of(Memory memory, State before, List<Way> ways, boolean all) {
    if (ways.isEmpty()) {
      return Flow.end(before);
    }
    if (ways.size() == 1) {
      return ways.getFirst().flow();
    }
    return new Merge(memory, before, ways, all).merge();
  }

  private Flow merge() {
    chooseConditions();
    facts();
    places();
    Term value = choose(ways.stream().map(w -> w.flow().value()).toList());
    return Flow.of(value, result);
  }

  /** A condition that is large, or over values that this way alone has, is given a name. */
  private void chooseConditions() {
    for (Way way : ways) {
      Optional<Term> plain = way.condition().filter(c -> size(c, 0) < LARGE);
      boolean last = way == ways.getLast();
      named |= plain.isEmpty() && !last;
      choices.add(
          plain.orElseGet(() -> last ? Term.TRUE : memory.any("choice", Builtin.BOOL_TYPE)));
    }
  }

  private static int size(Term term, int counted) {
    int count = counted + 1;
    for (Term part : term.parts()) {
      if (count > LARGE) {
        return count;
      }
      count = size(part, count);
    }
    return count;
  }

  private void facts() {
    Term learnt = Term.FALSE;
    Term earlier = Term.TRUE;
    boolean more = !all || named;
    for (int i = 0; i < ways.size(); i++) {
      Way way = ways.get(i);
      Term taken = way.end().since(before);
      if (named) {
        Term choice = i < ways.size() - 1 ? choices.get(i) : Term.TRUE;
        taken = Term.and(Term.and(earlier, choice), taken);
        earlier = Term.and(earlier, Term.not(choice));
      }
      learnt = Term.or(learnt, taken);
      more |= !way.end().since(way.start()).equals(Term.TRUE);
      result = way.end().isLossy() ? result.lossy() : result;
    }
    if (more) {
      result = result.and(learnt);
    }
  }

  private void places() {
    Set<Place> places = new LinkedHashSet<>();
    ways.forEach(w -> places.addAll(w.end().values().keySet()));
    State merged = result.without(p -> true).with(eras());
    for (Place place : places) {
      boolean everywhere = ways.stream().allMatch(w -> w.end().value(place).isPresent());
      if (everywhere || !(place instanceof Place.OfLocal)) {
        merged = merged.with(place, choose(ways.stream().map(w -> read(place, w)).toList()));
      }
    }
    result = merged;
  }

  private Term read(Place place, Way way) {
    return memory.read(place, way.end());
  }

  /** Where the ways disagree, another era begins. */
  private State.Eras eras() {
    State.Eras merged = ways.getFirst().end().eras();
    for (Way way : ways) {
      State.Eras other = way.end().eras();
      if (other.globals() != merged.globals()) {
        merged = merged.withGlobals();
      }
      if (other.otherSpaces() != merged.otherSpaces()) {
        merged = merged.withAllSpaces();
      } else {
        Set<SpaceSymbol> spaces = new LinkedHashSet<>(merged.spaces().keySet());
        spaces.addAll(other.spaces().keySet());
        for (SpaceSymbol space : spaces) {
          merged = merged.of(space) == other.of(space) ? merged : merged.with(space);
        }
      }
    }
    return merged;
  }

  /** The value of the way that was taken. */
  private Term choose(List<Term> values) {
    Term value = values.getLast();
    for (int i = values.size() - 2; i >= 0; i--) {
      if (!isComparable(values.get(i).type(), value.type()) && !values.get(i).equals(value)) {
        return memory.any("value", value.type());
      }
      value = Memory.either(choices.get(i), values.get(i), value);
    }
    return value;
  }

  private static boolean isComparable(Type a, Type b) {
    return Types.erased(a).equals(Types.erased(b));
  }
}
