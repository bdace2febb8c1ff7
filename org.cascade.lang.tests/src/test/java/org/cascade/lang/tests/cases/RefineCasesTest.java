package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.CoreWalk;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code cases/refine}: textbook programs with refinements, each right in {@code ok.cascade} and
 * subtly wrong in {@code error.cascade}. What has no marker has to be proved; a marker says whether
 * it has to be refuted or cannot be known.
 */
class RefineCasesTest {
  private static final Path ROOT = Cases.cases().resolve("refine");
  private static final int LEAST_PROGRAMS = 120;

  /** How often each came out. */
  private static final class Verdicts {
    private final AtomicInteger programs = new AtomicInteger();
    private final AtomicInteger proved = new AtomicInteger();
    private final AtomicInteger refuted = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();

    @Override
    public String toString() {
      return "refinements in %s programs: %s claims proved in those without errors, %s refuted, %s unknown"
          .formatted(programs, proved, refuted, unknown);
    }
  }

  @TestFactory
  Stream<DynamicTest> refine() {
    Verdicts verdicts = new Verdicts();
    return Stream.concat(
        Cases.walk("refine", program -> judge(program, verdicts)),
        Stream.of(DynamicTest.dynamicTest("verdicts", () -> System.out.println(verdicts))));
  }

  @Test
  void eachTopicIsRightOnceAndWrongOnce() {
    List<Path> programs = Cases.programs(ROOT);
    assertTrue(programs.size() >= LEAST_PROGRAMS, () -> "programs: " + programs.size());
    for (Path program : programs) {
      Path topic = program.resolveSibling("ok.cascade");
      boolean isTopic = !ROOT.equals(program.getParent());
      assertTrue(!isTopic || Files.exists(topic), () -> "missing: " + topic);
      boolean isWrong = !Markers.expected(Cases.read(program)).isEmpty();
      boolean saysWrong = program.toString().matches(".*(wrong|error)\\.cascade");
      assertEquals(saysWrong, isWrong, program::toString);
    }
  }

  private static void judge(Path program, Verdicts verdicts) {
    CompileResult result = CheckCasesTest.check(program, Phase.CORE);
    verdicts.programs.incrementAndGet();
    verdicts.proved.addAndGet(claims(result.core()));
    result
        .errors()
        .forEach(error -> {
          switch (error.code()) {
            case REFUTED,
                PRECONDITION_REFUTED,
                INVARIANT_REFUTED,
                ASSERT_REFUTED,
                LOOP_INVARIANT_REFUTED ->
                verdicts.refuted.incrementAndGet();
            default -> verdicts.unknown.incrementAndGet();
          }
        });
  }

  private static int claims(List<CoreModule> modules) {
    AtomicInteger count = new AtomicInteger();
    for (CoreModule module : modules) {
      if (!module.name().startsWith("cascade.")) {
        roots(module)
            .forEach(root ->
                CoreWalk.visit(root, n -> count.addAndGet(n instanceof Core.Claim ? 1 : 0)));
      }
    }
    return count.get();
  }

  private static List<Core> roots(CoreModule module) {
    List<Core> all = new ArrayList<>(List.of(module.main()));
    module.functions().stream().map(CoreFunction::body).forEach(all::add);
    for (CoreModule.CoreType type : module.types()) {
      switch (type) {
        case CoreModule.CoreRecord r -> r.methods().forEach(m -> all.add(m.body()));
        case CoreModule.CoreSpace s -> s.functions().forEach(f -> all.add(f.body()));
        case CoreModule.CoreRefinement r -> {}
        case CoreModule.CoreSum s -> {}
      }
    }
    return all;
  }
}
