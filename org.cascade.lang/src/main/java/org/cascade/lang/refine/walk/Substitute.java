package org.cascade.lang.refine.walk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Term;

/** Puts terms in the place of others. */
final class Substitute {
  private final Map<Term, Term> with;

  private Substitute(Map<Term, Term> with) {
    this.with = with;
  }

  /**
   * Absent for terms with functions in them, which are not looked into.
   *
   * @param constant functions that have nothing of what is replaced
   */
  static Optional<Term> in(Term term, Map<Term, Term> with, Set<Term> constant) {
    return constant.containsAll(functions(term))
        ? Optional.of(new Substitute(with).in(term))
        : Optional.empty();
  }

  /** All functions in terms. */
  static Set<Term> functions(List<Term> terms) {
    Set<Term> found = new LinkedHashSet<>();
    terms.forEach(t -> collect(t, found));
    return found;
  }

  /** All functions in a term. */
  static Set<Term> functions(Term term) {
    Set<Term> found = new LinkedHashSet<>();
    collect(term, found);
    return found;
  }

  private static void collect(Term term, Set<Term> found) {
    if (term instanceof Term.Closure) {
      found.add(term);
    }
    term.parts().forEach(p -> collect(p, found));
  }

  private Term in(Term term) {
    Term known = with.get(term);
    if (known != null) {
      return known;
    }
    return switch (term) {
      case Term.Operation o -> operation(o.op(), all(o.args()));
      case Term.Apply a -> new Term.Apply(a.head(), a.type(), all(a.args()));
      case Term.Choice c -> Memory.either(in(c.condition()), in(c.then()), in(c.otherwise()));
      case Term.Defined d -> new Term.Defined(in(d.of()));
      case Term.Member m -> new Term.Member(in(m.element()), in(m.collection()));
      case Term.ForAll f -> new Term.ForAll(in(f.collection()), f.predicate());
      case Term.Constant c -> c;
      case Term.Symbol s -> s;
      case Term.Closure c -> c;
    };
  }

  private static Term operation(Primitive op, List<Term> args) {
    return switch (op) {
      case AND -> Term.and(args.get(0), args.get(1));
      case NOT -> Term.not(args.getFirst());
      default -> Translation.computed(op, args.toArray(Term[]::new));
    };
  }

  private List<Term> all(List<Term> terms) {
    return terms.stream().map(this::in).toList();
  }
}
