package org.cascade.lang.refine.solve;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Sorts;
import org.cascade.lang.refine.term.Term;

/** What known equalities make the same; one term of each group stands for all. */
final class Equalities {
  private static final int ROUNDS = 4;
  private final Map<Term, Term> parents = new LinkedHashMap<>();
  private boolean clash;

  Equalities(Set<Term> facts) {
    for (int round = 0; round < ROUNDS; round++) {
      for (Term fact : facts) {
        if (fact instanceof Term.Operation o
            && o.op() == Primitive.EQUAL
            && !Sorts.isReal(o.args().get(0))) {
          union(rewrite(o.args().get(0)), rewrite(o.args().get(1)));
        }
      }
    }
  }

  private Term find(Term term) {
    Term current = term;
    while (parents.containsKey(current)) {
      current = parents.get(current);
    }
    return current;
  }

  private void union(Term left, Term right) {
    Term a = find(left);
    Term b = find(right);
    if (a.equals(b)) {
      return;
    }
    if (isValue(a) && isValue(b)) {
      clash = true;
      return;
    }
    // What is known best stands for the others; a term never stands for one that it is part of.
    if (isValue(a) || (!isValue(b) && contains(b, a))) {
      if (!contains(a, b)) {
        parents.put(b, a);
      }
    } else if (!contains(b, a)) {
      parents.put(a, b);
    }
  }

  private static boolean isValue(Term term) {
    return term instanceof Term.Constant;
  }

  private static boolean contains(Term whole, Term part) {
    if (whole.equals(part)) {
      return true;
    }
    return whole.parts().stream().anyMatch(p -> contains(p, part));
  }

  /** The term with everything replaced by what stands for it. */
  Term rewrite(Term term) {
    Term inner =
        switch (term) {
          case Term.Operation o -> operation(o);
          case Term.Apply a -> new Term.Apply(a.head(), a.type(), rewriteAll(a.args()));
          case Term.Choice c ->
              new Term.Choice(rewrite(c.condition()), rewrite(c.then()), rewrite(c.otherwise()));
          case Term.Constant c -> c;
          case Term.Symbol s -> s;
          case Term.Defined d -> new Term.Defined(rewrite(d.of()));
          case Term.ForAll f -> new Term.ForAll(rewrite(f.collection()), f.predicate());
          case Term.Member m -> new Term.Member(rewrite(m.element()), rewrite(m.collection()));
          case Term.Closure c -> c;
        };
    return find(inner);
  }

  private Term operation(Term.Operation o) {
    return new Term.Operation(o.op(), rewriteAll(o.args()));
  }

  private List<Term> rewriteAll(List<Term> terms) {
    return terms.stream().map(this::rewrite).toList();
  }

  /** Whether two different constants, a truth and its contrary, or two constructors meet. */
  boolean contradict(Set<Term> yes, Set<Term> no) {
    if (clash) {
      return true;
    }
    Set<Term> truths = new HashSet<>();
    yes.forEach(t -> truths.add(rewrite(t)));
    Map<Term, Object> constructors = new LinkedHashMap<>();
    for (Term truth : truths) {
      if (truth.equals(Term.FALSE)) {
        return true;
      }
      if (truth instanceof Term.Apply a && a.head().kind() == Term.Kind.IS_VARIANT) {
        Object other = constructors.putIfAbsent(a.args().getFirst(), a.head().detail());
        if (other != null && other != a.head().detail()) {
          return true;
        }
      }
    }
    return no.stream().map(this::rewrite).anyMatch(t -> truths.contains(t) || isTrivial(t));
  }

  private static boolean isTrivial(Term term) {
    return term.equals(Term.TRUE)
        || (term instanceof Term.Operation o
            && o.op() == Primitive.EQUAL
            && !Sorts.isReal(o.args().get(0))
            && o.args().get(0).equals(o.args().get(1)));
  }
}
