package org.cascade.lang.refine.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.eval.ArrayValue;
import org.cascade.lang.eval.Value;
import org.cascade.lang.refine.solve.FlowSolver;
import org.cascade.lang.refine.solve.Obligation;
import org.cascade.lang.refine.solve.Solver;
import org.cascade.lang.refine.solve.Verdict;
import org.cascade.lang.refine.term.Definedness;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.term.TermValues;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Obligations at random: no values make the facts of a proved one true and its goal false, what
 * refutes one does, and no two solvers contradict each other.
 */
class RandomObligationsTest {
  private static final int TRIES = 300;

  @BeforeAll
  static void readPrelude() {
    Compiler.compile(CompileRequest.ofText("empty.cascade", "", Phase.CHECK));
  }

  @Test
  void few() {
    run(150, 1);
  }

  @Test
  @Tag("slow")
  void many() {
    run(1_500, 1_000_000);
  }

  private static void run(int count, long seed) {
    Map<String, Integer> verdicts = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      check(obligation(seed + i), seed + i, verdicts);
    }
    // A generator whose obligations are all of one kind would show nothing.
    for (String kind : List.of("z3 Proved", "z3 Refuted", "smtinterpol Proved")) {
      assertTrue(verdicts.getOrDefault(kind, 0) > count / 20, verdicts::toString);
    }
  }

  private static Obligation obligation(long seed) {
    RandomTerms terms = new RandomTerms(seed);
    Random random = new Random(seed);
    List<Term> facts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      facts.add(Definedness.holds(terms.truth(2)));
    }
    Term goal = terms.truth(3);
    if (random.nextInt(3) == 0 && !facts.isEmpty()) {
      goal = Term.or(goal, facts.getFirst());
    }
    return new Obligation(facts, Definedness.holds(goal), true);
  }

  private static void check(Obligation obligation, long seed, Map<String, Integer> verdicts) {
    Map<String, Solver> solvers = new LinkedHashMap<>();
    solvers.put("flow", new FlowSolver());
    solvers.put("z3", new SmtSolver(new Z3Backend(300_000)));
    solvers.put("smtinterpol", new SmtSolver(new InterpolBackend(3_000)));
    Map<String, Verdict> said = new LinkedHashMap<>();
    solvers.forEach((name, solver) -> said.put(name, solver.decide(obligation)));
    said.forEach((name, verdict) -> {
      verdicts.merge(name + " " + verdict.getClass().getSimpleName(), 1, Integer::sum);
      if (verdict instanceof Verdict.Refuted r) {
        Map<Term.Symbol, Object> values = complete(r.witness());
        assertTrue(breaks(obligation, values), () -> told(seed, name, obligation, r.witness()));
      }
      if (verdict instanceof Verdict.Proved) {
        Optional<Map<Term.Symbol, Object>> found = search(obligation, seed);
        assertFalse(found.isPresent(), () -> told(seed, name, obligation, found.orElseThrow()));
      }
    });
    boolean proved = said.values().stream().anyMatch(Verdict.Proved.class::isInstance);
    boolean refuted = said.values().stream().anyMatch(Verdict.Refuted.class::isInstance);
    assertFalse(proved && refuted, () -> told(seed, said.toString(), obligation, Map.of()));
  }

  private static String told(
      long seed, String who, Obligation obligation, Map<Term.Symbol, Object> values) {
    return "%s, seed %d: %s with %s".formatted(who, seed, obligation, values);
  }

  /** What is not named may be anything. */
  private static Map<Term.Symbol, Object> complete(Map<Term.Symbol, Object> witness) {
    Map<Term.Symbol, Object> all = values(new Random(0));
    all.putAll(witness);
    return all;
  }

  private static Optional<Map<Term.Symbol, Object>> search(Obligation obligation, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < TRIES; i++) {
      Map<Term.Symbol, Object> values = values(random);
      if (breaks(obligation, values)) {
        return Optional.of(values);
      }
    }
    return Optional.empty();
  }

  private static Map<Term.Symbol, Object> values(Random random) {
    Map<Term.Symbol, Object> all = new LinkedHashMap<>();
    all.put(RandomTerms.A, integer(random));
    all.put(RandomTerms.B, integer(random));
    all.put(RandomTerms.X, one(RandomTerms.REALS, random));
    all.put(RandomTerms.S, one(RandomTerms.TEXTS, random));
    List<Value> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(Value.of(integer(random)));
    }
    all.put(RandomTerms.XS, ArrayValue.of(items));
    return all;
  }

  private static long integer(Random random) {
    return random.nextInt(4) == 0 ? one(RandomTerms.INTEGERS, random) : random.nextLong(-3, 5);
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static boolean breaks(Obligation obligation, Map<Term.Symbol, Object> values) {
    return isKnown(obligation.goal(), values, false)
        && obligation.facts().stream().allMatch(f -> isKnown(f, values, true));
  }

  private static boolean isKnown(Term term, Map<Term.Symbol, Object> values, boolean wanted) {
    return TermValues.evaluate(term, values).map(v -> v.equals(wanted)).orElse(false);
  }

  @Test
  void theSameObligationHasTheSameAnswer() {
    for (long seed = 0; seed < 40; seed++) {
      Obligation obligation = obligation(seed);
      Verdict first = new SmtSolver(new Z3Backend(300_000)).decide(obligation);
      Verdict second = new SmtSolver(new Z3Backend(300_000)).decide(obligation);
      assertEquals(first, second);
    }
  }
}
