package org.cascade.lang.refine.solve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Sorts;
import org.cascade.lang.refine.term.Term;

/**
 * Decides what follows from the facts by cases, equalities and linear arithmetic, and looks for
 * small counterexamples. No more: what needs real search is unknown.
 */
public final class FlowSolver implements Solver {
  private static final int MAX_SPLITS = 64;

  @Override
  public Verdict decide(Obligation obligation) {
    List<Term> all = new ArrayList<>(List.of(Term.not(obligation.goal())));
    all.addAll(obligation.facts());
    if (new Cases().contradict(all)) {
      return new Verdict.Proved();
    }
    if (!obligation.complete()) {
      return new Verdict.Unknown();
    }
    return Counterexample.find(obligation)
        .<Verdict>map(Verdict.Refuted::new)
        .orElseGet(Verdict.Unknown::new);
  }

  /** One search through the cases, with its own allowance. */
  private static final class Cases {
    private int splits;

    /** Whether no values make all of these true. */
    boolean contradict(List<Term> terms) {
      Literals literals = new Literals();
      terms.forEach(t -> literals.add(t, true));
      if (literals.isContradiction()) {
        return true;
      }
      if (literals.choices.isEmpty() || splits >= MAX_SPLITS) {
        return false;
      }
      List<Term> options = literals.choices.removeFirst();
      for (Term option : options) {
        splits++;
        List<Term> rest = new ArrayList<>(literals.asTerms());
        rest.add(option);
        if (!contradict(rest)) {
          return false;
        }
      }
      return true;
    }
  }

  /** A conjunction taken apart: what is true, what is false, and where one of several holds. */
  private static final class Literals {
    private final Set<Term> yes = new LinkedHashSet<>();
    private final Set<Term> no = new LinkedHashSet<>();
    private final List<List<Term>> choices = new ArrayList<>();
    private boolean impossible;

    void add(Term term, boolean positive) {
      if (term instanceof Term.Constant c && c.value() instanceof Boolean b) {
        impossible |= b != positive;
      } else if (term instanceof Term.Operation o && o.op() == Primitive.NOT) {
        add(o.args().getFirst(), !positive);
      } else if (term instanceof Term.Operation o && o.op() == Primitive.AND) {
        conjunction(o, positive);
      } else {
        (positive ? yes : no).add(term);
        choose(term, positive);
      }
    }

    private void conjunction(Term.Operation o, boolean positive) {
      Term left = o.args().get(0);
      Term right = o.args().get(1);
      if (positive) {
        add(left, true);
        add(right, true);
      } else {
        choices.add(List.of(Term.not(left), Term.not(right)));
      }
    }

    /** Of different numbers one is smaller; a choice goes one way or the other. */
    private void choose(Term term, boolean positive) {
      if (!positive && isEquality(term, true)) {
        Term.Operation o = (Term.Operation) term;
        Term smaller = new Term.Operation(Primitive.LESS, o.args());
        Term larger = new Term.Operation(Primitive.LESS, List.of(o.args().get(1), o.args().get(0)));
        if (!yes.contains(smaller) && !yes.contains(larger)) {
          choices.add(List.of(smaller, larger));
        }
      }
    }

    private static boolean isEquality(Term term, boolean ofNumbers) {
      return term instanceof Term.Operation o
          && o.op() == Primitive.EQUAL
          && Sorts.isInt(o.args().get(0)) == ofNumbers;
    }

    List<Term> asTerms() {
      List<Term> all = new ArrayList<>(yes);
      no.forEach(t -> all.add(Term.not(t)));
      for (List<Term> options : choices) {
        Term or = Term.FALSE;
        for (Term option : options) {
          or = Term.or(or, option);
        }
        all.add(or);
      }
      return all;
    }

    boolean isContradiction() {
      if (impossible || yes.stream().anyMatch(no::contains)) {
        return true;
      }
      Equalities equal = new Equalities(yes);
      if (equal.contradict(yes, no)) {
        return true;
      }
      return Linear.contradicts(rows(equal));
    }

    private List<Linear.Row> rows(Equalities equal) {
      List<Linear.Row> rows = new ArrayList<>();
      Set<Term> atoms = new HashSet<>();
      for (Term term : yes) {
        row(equal.rewrite(term), true, rows, atoms);
      }
      // The negation of a comparison of Reals holds of NaN too; but what was compared is none.
      Set<Term> numbers = Set.copyOf(atoms);
      for (Term term : no) {
        Term rewritten = equal.rewrite(term);
        if (isOfNumbers(rewritten, numbers)) {
          row(rewritten, false, rows, atoms);
        }
      }
      for (Term atom : atoms) {
        if (atom instanceof Term.Apply a && a.head().kind() == Term.Kind.LENGTH) {
          rows.add(LinearForm.row(Term.constant(0L), atom, false));
        }
      }
      return rows;
    }

    private static boolean isOfNumbers(Term term, Set<Term> numbers) {
      return !(term instanceof Term.Operation o)
          || o.args().stream()
              .allMatch(a ->
                  !Sorts.isReal(a)
                      || LinearForm.of(a).sum().keySet().stream()
                          .allMatch(x -> !Sorts.isReal(x) || numbers.contains(x)));
    }

    private static void row(Term term, boolean positive, List<Linear.Row> rows, Set<Term> atoms) {
      if (!(term instanceof Term.Operation o)
          || o.args().size() != 2
          || !LinearForm.isNumber(o.args().get(0))
          || !LinearForm.isNumber(o.args().get(1))) {
        return;
      }
      Term a = o.args().get(0);
      Term b = o.args().get(1);
      atoms.addAll(LinearForm.of(a).sum().keySet());
      atoms.addAll(LinearForm.of(b).sum().keySet());
      switch (o.op()) {
        case LESS -> rows.add(positive ? LinearForm.row(a, b, true) : LinearForm.row(b, a, false));
        case LESS_EQUAL ->
            rows.add(positive ? LinearForm.row(a, b, false) : LinearForm.row(b, a, true));
        case EQUAL -> {
          if (positive) {
            rows.add(LinearForm.row(a, b, false));
            rows.add(LinearForm.row(b, a, false));
          }
        }
        default -> {}
      }
    }
  }
}
