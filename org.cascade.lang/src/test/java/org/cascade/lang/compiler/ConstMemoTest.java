package org.cascade.lang.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.cascade.lang.diagnostics.RuleCode;
import org.junit.jupiter.api.Test;

/** What was computed is not computed again where nothing of it has changed. */
class ConstMemoTest {
  /** Too few for any loop: what is computed anew with these goes over them. */
  private static final Budgets FEW_STEPS = new Budgets(60, 1 << 20);

  private static final String PROGRAM =
      """
      type Row = { n: Int, label: String }
      const start: Int = 1
      const step(n: Int) -> Int = n * 2 + start
      const rows(n: Int) -> Array<Row> = (0..n).map(i => Row { n: step(i), label: "x" })
      const total(n: Int) -> (Int, Option<Int>) = {
          let all = rows(n)
          (all.map(r => r.n).sum(), Some(all.length()))
      }
      let other(n: Int) -> Int = n + 1
      const sum: (Int, Option<Int>) = @total(100)
      println((sum, other(1)))
      """;

  private final CompileCache cache = new CompileCache();

  private List<RuleCode> codes(String text, Budgets budgets) {
    CompileRequest request =
        CompileRequest.ofText("a.cascade", text, Phase.JAVA).withCache(cache).withBudgets(budgets);
    CompileResult result = Compiler.compile(request);
    java = String.join("\n", result.java().values());
    return result.diagnostics().stream().map(d -> d.code()).toList();
  }

  private String java = "";

  private void learn() {
    assertEquals(List.of(), codes(PROGRAM, Budgets.DEFAULT));
  }

  @Test
  void whatIsUnchangedIsNotComputedAgain() {
    learn();
    String first = java;
    assertEquals(List.of(), codes(PROGRAM, FEW_STEPS));
    assertEquals(first, java);
  }

  @Test
  void otherFunctionsMakeNoDifference() {
    learn();
    assertEquals(List.of(), codes(PROGRAM.replace("n + 1", "n + 3"), FEW_STEPS));
  }

  @Test
  void whatItCallsOrReadsDoes() {
    for (String change : List.of("n * 3 + start", "n * 2 - start", "n + n + start")) {
      learn();
      assertFalse(codes(PROGRAM.replace("n * 2 + start", change), FEW_STEPS).isEmpty());
    }
    learn();
    assertFalse(codes(PROGRAM.replace("start: Int = 1", "start: Int = 2"), FEW_STEPS).isEmpty());
    learn();
    assertFalse(codes(PROGRAM.replace("@total(100)", "@total(101)"), FEW_STEPS).isEmpty());
  }

  @Test
  void withoutACacheAllIsComputed() {
    CompileRequest request =
        CompileRequest.ofText("a.cascade", PROGRAM, Phase.CHECK).withBudgets(FEW_STEPS);
    assertEquals(
        List.of(RuleCode.CONST_BUDGET),
        Compiler.compile(request).diagnostics().stream().map(d -> d.code()).toList());
  }
}
