package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Claims are judged the same whenever, and in whatever order files come: with the same values in
 * counterexamples, and nothing remembered from one time to the next.
 */
class SameVerdictsTest {
  private static final int SEED = 7;

  @Test
  void fewFilesInThreeOrders() {
    compare(programs().subList(0, 3), 3);
  }

  @Test
  @Tag("slow")
  void allFilesInTwentyOrders() {
    compare(programs(), 20);
  }

  /** Those with several functions, of which some are wrong. */
  private static List<Path> programs() {
    return Cases.files(Cases.cases().resolve("refine")).stream()
        .filter(p -> p.toString().endsWith("-wrong.cascade"))
        .toList();
  }

  private static void compare(List<Path> programs, int times) {
    List<CompileRequest.Input> inputs = new ArrayList<>();
    for (Path program : programs) {
      String name = program.getFileName().toString().replace('-', '_');
      inputs.add(new CompileRequest.Input.OfText(name, Cases.read(program)));
    }
    List<String> first = diagnostics(inputs);
    assertTrue(first.size() > 2 * programs.size(), () -> "only " + first);
    Random random = new Random(SEED);
    for (int i = 1; i < times; i++) {
      Collections.shuffle(inputs, random);
      assertEquals(String.join("\n", first), String.join("\n", diagnostics(inputs)), "time " + i);
    }
  }

  private static List<String> diagnostics(List<CompileRequest.Input> inputs) {
    CompileRequest none = CompileRequest.ofText("none.cascade", "", Phase.CHECK);
    CompileResult result = Compiler.compile(none.withInputs(inputs));
    return result.diagnostics().stream()
        .map(d ->
            "%s:%s:%s %s %s"
                .formatted(
                    d.span().source().path(),
                    d.span().line(),
                    d.span().column(),
                    d.code().id(),
                    d.message()))
        .sorted()
        .toList();
  }
}
