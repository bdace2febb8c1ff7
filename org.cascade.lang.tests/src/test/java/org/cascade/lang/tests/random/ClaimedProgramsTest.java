package org.cascade.lang.tests.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.core.Core;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the checker accepts is so: of generated programs whose claims are proved, run with all
 * checks switched on, no claim is false. {@code -Dcascade.random.seed=N} tries others.
 */
class ClaimedProgramsTest {
  private static final long SEED = Long.getLong("cascade.random.seed", 20_260_101L);
  private static final int PER_MODULE = Integer.getInteger("cascade.random.perModule", 50);
  private static final Span NOWHERE = new Span(new Source("nowhere", ""), 0, 0);
  private static final int MOST_REPORTS = 3;
  private static final long SHRINK_SECONDS = Long.getLong("cascade.random.shrinkSeconds", 30);

  /** Called with what its precondition forbids, which only the evaluator can. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ assert n > 0; n }",
        "{ let m: { k: Int | k > 1 } = n + 1; m }",
        "= Span { lo: 0, hi: n }.hi",
        "= positive(n)",
        "{ var i = n; while i > 0 invariant i >= 0 { i := i - 1 }; i }",
        "{ var i = n; for x in [1] invariant i > 0 { i := i + 1 }; i }",
        "{ let xs = [n - 1].map(x => x + 1); let ys: Array<Positive> = xs; ys[0] }",
        "{ assert 7 / (n.min(9) + 3) >= 0; n }",
      })
  void falseClaimsAreNoticed(String body) {
    String text =
        """
        type Positive = Int where value > 0
        type Span = { lo: Int, hi: Int, assert lo < hi }
        let positive(n: Int) -> Int where n > 0 = n
        let f(n: Int) -> Int where n > 0 %s
        """
            .formatted(body);
    CompileResult result = Compiler.compile(TwoWays.request(text, Phase.CORE).withChecks());
    assertEquals(List.of(), result.errors());
    Core three = new Core.Literal(NOWHERE, Builtin.INT_TYPE, 3L);
    Core minus = new Core.Literal(NOWHERE, Builtin.INT_TYPE, -3L);
    OneWay evaluator = new OneWay(result.core());
    assertInstanceOf(Evaluation.Evaluated.class, evaluator.run("f", three));
    Evaluation.Aborted aborted =
        assertInstanceOf(Evaluation.Aborted.class, evaluator.run("f", minus));
    assertTrue(ClaimedModule.failed(aborted.message()), aborted::message);
  }

  @Test
  void acceptedClaimsHold() {
    hold(100, ClaimedModule::evaluated);
  }

  @Test
  @Tag("slow")
  void acceptedClaimsOfManyHold() {
    hold(1_500, ClaimedModule::evaluated);
  }

  @Test
  @Tag("long")
  void acceptedClaimsOfFiveThousandHold() {
    hold(5_000, ClaimedModule::evaluated);
  }

  @Test
  @Tag("slow")
  void acceptedClaimsHoldInCompiledJava() {
    hold(300, ClaimedModule::compiled);
  }

  @Test
  @Tag("slow")
  void acceptedClaimsOfSpacesHold() {
    hold(300, ClaimedPrograms::generateSpace, ClaimedModule::compiledOnly);
  }

  private record Failure(long module, Claimed program, String shown) {}

  /** How far it got. */
  private static final class Tally {
    private final AtomicInteger programs = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicLong claims = new AtomicLong();
    private final AtomicLong acceptedClaims = new AtomicLong();
    private final AtomicInteger aborted = new AtomicInteger();
  }

  private static void hold(int wanted, Function<ClaimedModule, Map<Integer, String>> run) {
    hold(wanted, ClaimedPrograms::generate, run);
  }

  private static void hold(
      int wanted, Generator generator, Function<ClaimedModule, Map<Integer, String>> run) {
    Tally tally = new Tally();
    ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .parallel()
        .forEach(worker -> {
          while (tally.accepted.get() < wanted) {
            module(next.getAndIncrement(), generator, tally, failures, run);
          }
        });
    System.out.println(
        "%d programs, %d accepted; of %d lines with claims %d accepted; %d calls aborted"
            .formatted(
                tally.programs.get(),
                tally.accepted.get(),
                tally.claims.get(),
                tally.acceptedClaims.get(),
                tally.aborted.get()));
    assertEquals("", report(List.copyOf(failures)));
    assertTrue(tally.accepted.get() > tally.programs.get() / 2, "too few are accepted");
    assertTrue(tally.acceptedClaims.get() > tally.claims.get() / 5, "too few claims are accepted");
  }

  /** Makes the program of a number. */
  private interface Generator {
    Claimed generate(int number, Dice dice);
  }

  private static void module(
      int number,
      Generator generator,
      Tally tally,
      ConcurrentLinkedQueue<Failure> failures,
      Function<ClaimedModule, Map<Integer, String>> run) {
    List<Claimed> programs = new ArrayList<>();
    for (int i = 0; i < PER_MODULE; i++) {
      programs.add(generator.generate(i, Dice.of(SEED, 1_000_000L * (number + 1) + i)));
    }
    ClaimedModule module = ClaimedModule.accepted(programs);
    Map<Integer, String> shown = run.apply(module);
    for (Claimed program : module.programs()) {
      String text = shown.getOrDefault(program.number(), "");
      if (ClaimedModule.failed(text)) {
        failures.add(new Failure(number, program, text));
      }
      tally.aborted.addAndGet(text.split("Err\\(Abort", -1).length - 1);
    }
    tally.programs.addAndGet(programs.size());
    tally.accepted.addAndGet(module.programs().size());
    tally.claims.addAndGet(programs.stream().mapToLong(Claimed::claims).sum());
    tally.acceptedClaims.addAndGet(module.programs().stream().mapToLong(Claimed::claims).sum());
  }

  private static String report(List<Failure> failures) {
    long deadline = System.nanoTime() + SHRINK_SECONDS * 1_000_000_000L;
    List<String> all = new ArrayList<>();
    for (Failure failure : failures.subList(0, Math.min(MOST_REPORTS, failures.size()))) {
      Claimed least = ClaimedModule.shrunk(failure.program(), deadline);
      all.add(
          "seed %d, module %d, program %d: %s\nshrunk:\n%s"
              .formatted(
                  SEED,
                  failure.module(),
                  failure.program().number(),
                  failure.shown(),
                  least.text()));
    }
    return failures.isEmpty()
        ? ""
        : failures.size() + " accepted programs fail, such as:\n" + String.join("\n\n", all);
  }
}
