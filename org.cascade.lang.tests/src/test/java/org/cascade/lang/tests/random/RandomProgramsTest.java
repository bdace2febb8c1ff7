package org.cascade.lang.tests.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Generated pure programs give the same in the evaluator and as compiled Java, aborts and their
 * messages included. {@code -Dcascade.random.seed=N} tries others.
 */
class RandomProgramsTest {
  private static final long SEED = Long.getLong("cascade.random.seed", 20_260_101L);
  private static final int PER_MODULE = Integer.getInteger("cascade.random.perModule", 100);
  private static final int MOST_REPORTS = 6;
  private static final long SHRINK_SECONDS = Long.getLong("cascade.random.shrinkSeconds", 40);

  @Test
  void evaluatorAndCompiledJavaAgree() {
    agree(0, 500 / PER_MODULE);
  }

  @Test
  @Tag("slow")
  void evaluatorAndCompiledJavaAgreeOnTenThousand() {
    agree(0, 10_000 / PER_MODULE);
  }

  /** What a seed gives must not depend on when it is asked. */
  @Test
  void sameSeedSamePrograms() {
    assertEquals(
        RandomModule.generate(SEED, 3, 20).text(), RandomModule.generate(SEED, 3, 20).text());
  }

  private record Failure(RandomModule module, int program, Verdict verdict) {}

  private static void agree(int from, int modules) {
    ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
    AtomicInteger agreed = new AtomicInteger();
    AtomicInteger aborted = new AtomicInteger();
    AtomicInteger total = new AtomicInteger();
    IntStream.range(from, from + modules)
        .parallel()
        .forEach(number -> {
          RandomModule module = RandomModule.generate(SEED, number, PER_MODULE);
          for (Map.Entry<Integer, Verdict> one : module.verdicts().entrySet()) {
            total.incrementAndGet();
            switch (one.getValue()) {
              case Verdict.Agrees a -> {
                agreed.incrementAndGet();
                aborted.addAndGet(a.shown().startsWith("Err(Abort") ? 1 : 0);
              }
              case Verdict.OutOfBudget spent -> {}
              default -> failures.add(new Failure(module, one.getKey(), one.getValue()));
            }
          }
        });
    assertEquals("", reports(List.copyOf(failures)));
    assertTrue(agreed.get() > total.get() * 98 / 100, () -> "too many over budget: " + agreed);
    assertTrue(aborted.get() < total.get() / 3, () -> "too many programs only abort: " + aborted);
  }

  private static String reports(List<Failure> failures) {
    List<String> all = new ArrayList<>();
    List<Verdict> kinds = new ArrayList<>();
    for (Failure failure : failures) {
      // One of each kind: the others are likely to have the same cause.
      if (kinds.size() < MOST_REPORTS && kinds.stream().noneMatch(failure.verdict()::isLike)) {
        kinds.add(failure.verdict());
        all.add(failure.module().report(failure.program(), failure.verdict(), SHRINK_SECONDS));
      }
    }
    if (Boolean.getBoolean("cascade.random.all")) {
      failures.forEach(f -> all.add(f.module().number() + "/" + f.program() + ": " + f.verdict()));
    }
    return failures.isEmpty()
        ? ""
        : failures.size() + " programs fail, such as:\n" + String.join("\n\n", all);
  }
}
