package org.cascade.lang.refine.walk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Term;

/** Puts terms in the place of others. */
final class Substitute {
  private final Map<Term, Term> with;

  private Substitute(Map<Term, Term> with) {
    this.with = with;
  }

  /** Absent for terms with functions in them, which are not looked into. */
  static Optional<Term> in(Term term, Map<Term, Term> with) {
    return holdsFunction(term) ? Optional.empty() : Optional.of(new Substitute(with).in(term));
  }

  private static boolean holdsFunction(Term term) {
    return term instanceof Term.Closure
        || term.parts().stream().anyMatch(Substitute::holdsFunction);
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
      case Term.ForAll f -> f;
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
