package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.Type;

/**
 * What each round of a loop over elements has come by of its element, in values that were there
 * before the loop, holds of all elements once there are no more.
 */
final class Rounds {
  private static final int MANY = 12;
  private static final int FEW = 6;

  private final Term elements;
  private final Term item;
  private final Set<Term> functions;
  private final Predicate<Term.Symbol> isOlder;

  /** That a condition that was found for one element holds of another. */
  private record Found(Term condition, Term item) {}

  /**
   * @param item what stands for the element of any round
   * @param functions those that do not depend on it
   * @param isOlder whether a value was there before the loop
   */
  Rounds(Term elements, Term item, Set<Term> functions, Predicate<Term.Symbol> isOlder) {
    this.elements = elements;
    this.item = item;
    this.functions = functions;
    this.isOlder = isOlder;
  }

  /** What is known behind the loop, of what a round that goes on has come by. */
  Term all(Term facts) {
    List<Term> conditions = new ArrayList<>();
    conjuncts(facts, conditions);
    return forAll(conditions.stream().filter(this::isOfItem).limit(MANY).toList());
  }

  private Term forAll(List<Term> conditions) {
    Term all = Term.TRUE;
    for (Term condition : conditions) {
      all = Term.and(all, new Term.ForAll(elements, found(condition, item)));
      all = Term.and(all, byIndex(condition));
    }
    return all;
  }

  /**
   * What is known behind the loop of a flag that no round turns back: where it did not turn, it did
   * not in any round, so each has found what keeps it from turning.
   *
   * @param flag what it holds where a round begins and where it ends, and behind the loop
   */
  Term unturned(Flag flag, State end, Walk.Judge judge) {
    Set<Term> atoms = new LinkedHashSet<>();
    Flags.atoms(flag.last(), atoms);
    Flags.atoms(end.since(flag.start()), atoms);
    List<Term> asked = new ArrayList<>();
    atoms.stream()
        .filter(this::isOfItem)
        .limit(FEW)
        .forEach(a -> asked.addAll(List.of(a, Term.not(a))));
    Term all = Term.TRUE;
    for (boolean as : asked.isEmpty() ? List.<Boolean>of() : List.of(true, false)) {
      Term still = Flag.is(flag.last(), as);
      if (judge.follows(Term.implies(still, Flag.is(flag.first(), as)), end)) {
        List<Term> known =
            asked.stream().filter(a -> judge.follows(Term.implies(still, a), end)).toList();
        all = Term.and(all, Term.implies(Flag.is(flag.after(), as), forAll(known)));
      }
    }
    return all;
  }

  /** A Bool that rounds may set. */
  record Flag(Term first, Term last, Term after, State start) {
    private static Term is(Term flag, boolean as) {
      return as ? flag : Term.not(flag);
    }
  }

  private static void conjuncts(Term fact, List<Term> all) {
    if (fact instanceof Term.Operation o && o.op() == Primitive.AND) {
      o.args().forEach(a -> conjuncts(a, all));
    } else {
      all.add(fact);
    }
  }

  private boolean isOfItem(Term condition) {
    Set<Term.Symbol> symbols = Relevance.symbols(condition);
    return symbols.stream().anyMatch(item::equals)
        && symbols.stream().allMatch(s -> s.equals(item) || isOlder.test(s))
        && functions.containsAll(Substitute.functions(condition));
  }

  private Term.Closure found(Term condition, Term of) {
    return new Term.Closure(
        new Found(condition, of),
        new Type.Fun(List.of(of.type()), Builtin.BOOL_TYPE, Effects.PURE),
        args ->
            new Term.Applied(
                Substitute.in(condition, Map.of(of, args.getFirst()), functions).orElse(Term.TRUE),
                Term.TRUE));
  }

  /** Over all indexes of an array, what is found of what stands there is found of its elements. */
  private Term byIndex(Term condition) {
    Optional<Term> array = indexed();
    if (array.isEmpty()) {
      return Term.TRUE;
    }
    Term read = find(condition).orElse(Term.FALSE);
    if (!(read instanceof Term.Apply a) || !a.args().getFirst().equals(array.orElseThrow())) {
      return Term.TRUE;
    }
    Term.Symbol element = new Term.Symbol("element", a.type(), false);
    Term of = Substitute.in(condition, Map.of(read, element), functions).orElse(Term.TRUE);
    return Relevance.symbols(of).stream().anyMatch(item::equals)
        ? Term.TRUE
        : new Term.ForAll(array.orElseThrow(), found(of, element));
  }

  /** The array whose indexes are gone over. */
  private Optional<Term> indexed() {
    return elements instanceof Term.Apply range
            && range.head().detail() == LibraryOp.ARRAY_RANGE
            && range.args().get(0).equals(Term.constant(0L))
            && range.args().get(1) instanceof Term.Apply length
            && length.head().kind() == Term.Kind.LENGTH
            && Builtin.is(length.args().getFirst().type(), Builtin.ARRAY)
        ? Optional.of(length.args().getFirst())
        : Optional.empty();
  }

  /** Where a condition reads at the item. */
  private Optional<Term> find(Term condition) {
    if (condition instanceof Term.Apply a
        && a.head().detail() == LibraryOp.ARRAY_INDEX
        && a.args().get(1).equals(item)) {
      return Optional.of(condition);
    }
    return condition.parts().stream().flatMap(p -> find(p).stream()).findFirst();
  }
}
