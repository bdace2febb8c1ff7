package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which facts have to do with a goal: those that share symbols with it, or with facts that do. */
final class Relevance {
  private Relevance() {}

  static List<Term> facts(List<Term> facts, Term goal) {
    Set<Term.Symbol> reached = new LinkedHashSet<>();
    collect(goal, reached);
    List<Term> chosen = new ArrayList<>();
    List<Term> rest = new ArrayList<>(facts);
    boolean more = true;
    while (more) {
      more = false;
      List<Term> left = new ArrayList<>();
      for (Term fact : rest) {
        Set<Term.Symbol> own = symbols(fact);
        if (own.stream().anyMatch(reached::contains)) {
          chosen.add(fact);
          more |= reached.addAll(own);
        } else if (!own.isEmpty()) {
          left.add(fact);
        }
      }
      rest = left;
    }
    return chosen;
  }

  static Set<Term.Symbol> symbols(Term term) {
    Set<Term.Symbol> found = new LinkedHashSet<>();
    collect(term, found);
    return found;
  }

  private static void collect(Term term, Set<Term.Symbol> found) {
    switch (term) {
      case Term.Symbol s -> found.add(s);
      case Term.Constant c -> {}
      case Term.Operation o -> o.args().forEach(a -> collect(a, found));
      case Term.Apply a -> a.args().forEach(x -> collect(x, found));
      case Term.Choice c -> {
        collect(c.condition(), found);
        collect(c.then(), found);
        collect(c.otherwise(), found);
      }
    }
  }
}
