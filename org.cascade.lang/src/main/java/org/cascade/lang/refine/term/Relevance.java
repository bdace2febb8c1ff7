package org.cascade.lang.refine.term;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.types.FunctionSymbol;

/** Which facts have to do with a goal: those that share symbols with it, or with facts that do. */
public final class Relevance {
  private Relevance() {}

  public static List<Term> facts(List<Term> facts, Term goal) {
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
        } else if (isFalse(fact)) {
          return List.of(Term.FALSE);
        }
      }
      rest = left;
    }
    return chosen;
  }

  /** Nothing is ever known to be so: evaluation never gets there. */
  private static boolean isFalse(Term fact) {
    return TermValues.evaluate(fact, Map.of()).map(v -> v.equals(false)).orElse(false);
  }

  public static Set<Term.Symbol> symbols(Term term) {
    Set<Term.Symbol> found = new LinkedHashSet<>();
    collect(term, found);
    return found;
  }

  /** Symbols, and calls of functions that are known by their arguments alone. */
  public static void opaque(Term term, Set<Term> found) {
    boolean isCall = term instanceof Term.Apply a && a.head().detail() instanceof FunctionSymbol;
    if (isCall || term instanceof Term.Symbol) {
      found.add(term);
    }
    term.parts().forEach(p -> opaque(p, found));
  }

  private static void collect(Term term, Set<Term.Symbol> found) {
    if (term instanceof Term.Symbol symbol) {
      found.add(symbol);
    }
    term.parts().forEach(p -> collect(p, found));
  }
}
