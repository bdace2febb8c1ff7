package org.cascade.lang.refine.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.eval.ArrayValue;
import org.cascade.lang.eval.Value;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.Type;
import org.junit.jupiter.api.Test;

/** What is asked of whom, and what is remembered. */
class SolverChainTest {
  private final Map<String, String> remembered = new LinkedHashMap<>();
  private final List<Obligation> asked = new ArrayList<>();
  private Verdict answer = new Verdict.Proved();
  private boolean repeatable = true;

  private final ProofCache cache =
      new ProofCache() {
        @Override
        public Optional<String> find(String digest) {
          return Optional.ofNullable(remembered.get(digest));
        }

        @Override
        public void store(String digest, String text) {
          remembered.put(digest, text);
        }
      };

  private final SolverChain.NamedSolver last =
      new SolverChain.NamedSolver() {
        @Override
        public String identity() {
          return "test";
        }

        @Override
        public boolean isRepeatable() {
          return repeatable;
        }

        @Override
        public Verdict decide(Obligation obligation) {
          asked.add(obligation);
          return answer;
        }
      };

  private Verdict decide(Obligation obligation) {
    return new SolverChain(o -> new Verdict.Unknown(), cache, "test", () -> last)
        .decide(obligation);
  }

  private static Obligation obligation(String name, boolean swapped, long bound) {
    Term.Symbol a = new Term.Symbol(name, Builtin.INT_TYPE, true);
    Term.Symbol b = new Term.Symbol(name + "2", Builtin.INT_TYPE, true);
    Term first = new Term.Operation(Primitive.LESS, List.of(a, b));
    Term second = new Term.Operation(Primitive.LESS_EQUAL, List.of(Term.constant(0L), a));
    List<Term> facts = swapped ? List.of(second, first) : List.of(first, second);
    Term goal = new Term.Operation(Primitive.LESS, List.of(Term.constant(bound), b));
    return new Obligation(facts, goal, true);
  }

  @Test
  void namesAndOrderMakeNoDifference() {
    decide(obligation("a", false, 0));
    decide(obligation("x", true, 0));
    assertEquals(1, asked.size());
    decide(obligation("a", false, 1));
    assertEquals(2, asked.size());
  }

  @Test
  void functionsAreWhatTheyMake() {
    assertEquals(text(1), text(1));
    assertNotEquals(text(1), text(2));
  }

  private static String text(long bound) {
    Type.Fun type = new Type.Fun(List.of(Builtin.INT_TYPE), Builtin.BOOL_TYPE, Effects.PURE);
    Term.Closure closure =
        new Term.Closure(
            new Object(),
            type,
            args ->
                new Term.Applied(
                    new Term.Operation(
                        Primitive.LESS, List.of(args.getFirst(), Term.constant(bound))),
                    Term.TRUE));
    Term xs = new Term.Symbol("xs", Builtin.array(Builtin.INT_TYPE), true);
    return new Canonical(new Obligation(List.of(), new Term.ForAll(xs, closure), true)).toString();
  }

  @Test
  void counterexamplesAreRemembered() {
    Obligation first = obligation("a", false, 0);
    Term.Symbol a = symbols(first).get(1);
    answer = new Verdict.Refuted(Map.of(a, 7L));
    decide(first);
    Obligation again = obligation("b", false, 0);
    assertEquals(new Verdict.Refuted(Map.of(symbols(again).get(1), 7L)), decide(again));
    assertEquals(1, asked.size());
  }

  private static List<Term.Symbol> symbols(Obligation obligation) {
    return new Canonical(obligation).symbols();
  }

  @Test
  void whatTheClockStoppedIsNot() {
    repeatable = false;
    decide(obligation("a", false, 0));
    decide(obligation("a", false, 0));
    assertEquals(2, asked.size());
  }

  @Test
  void damagedAnswersAreAskedAgain() {
    decide(obligation("a", false, 0));
    for (String damaged :
        List.of("", "prov", "refuted 9=i1", "refuted 0=", "refuted 0=s0", "unknown x")) {
      remembered.replaceAll((digest, text) -> damaged);
      int before = asked.size();
      assertEquals(new Verdict.Proved(), decide(obligation("a", false, 0)));
      assertEquals(before + 1, asked.size(), damaged);
    }
  }

  @Test
  void valuesAreReadAsWritten() {
    Type pair = new Type.Tuple(List.of(Builtin.STRING_TYPE, Builtin.REAL_TYPE));
    Value value =
        new Value.Tuple(
            List.of(org.cascade.lang.refine.term.TermValues.value("a (b),\u00E9"), Value.of(-0.0)));
    Object all = ArrayValue.of(List.of(value, value));
    String code = ValueCode.write(all).orElseThrow();
    assertEquals(Optional.of(all), ValueCode.read(code, Builtin.array(pair)));
    assertEquals(Optional.empty(), ValueCode.read(code, pair));
    assertEquals(Optional.empty(), ValueCode.read(code + ")", Builtin.array(pair)));
  }
}
