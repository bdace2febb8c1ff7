package org.cascade.runtime.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.sample.Threads;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sixteen threads do as they like; what they saw must fit into one order. */
class RandomHistoriesTest {
  private static final int THREADS = 16;
  private static final int REGISTERS = 5;
  private static final int MOST_STEPS = 4;
  private static final int HISTORY = 4_000;

  /** Of so many rows together there are never more. */
  private static final int ROWS = 30;

  @Test
  void someHistoriesAreStrictlySerializable() throws Exception {
    check(Duration.ofSeconds(3));
  }

  @Test
  @Tag("slow")
  void manyHistoriesAreStrictlySerializable() throws Exception {
    check(Duration.ofSeconds(60));
  }

  private static void check(Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    for (long seed = 1; System.nanoTime() < end; seed++) {
      try (var engine = TestEngine.inMemory()) {
        new Workload(seed).run();
      }
    }
  }

  /** One history, short enough to be checked. */
  private static final class Workload {
    private final long seed;
    private final List<Register> registers = new ArrayList<>();
    private final AtomicLong lastValue = new AtomicLong();
    private final List<Done> history = new ArrayList<>();
    private final long[] readersAnswers = new long[THREADS];

    Workload(long seed) {
      this.seed = seed;
      for (int i = 0; i < REGISTERS; i++) {
        registers.add(Register.create());
      }
    }

    void run() throws Exception {
      Threads.run(THREADS, this::client);
      Optional<String> fault =
          Serializability.fault(history, registers.stream().map(Register::written).toList());
      assertEquals(Optional.empty(), fault, "seed " + seed);
      long rows = registers.stream().mapToLong(r -> r.count(0, Long.MAX_VALUE)).sum();
      assertTrue(rows <= ROWS, () -> rows + " rows, where at most " + ROWS + " are allowed");
      for (int i = 0; i < THREADS; i++) {
        assertTrue(readersAnswers[i] > 0, "thread " + i + " was never answered");
      }
    }

    private void client(int thread) {
      var random = new Random(seed * THREADS + thread);
      List<Done> mine = new ArrayList<>();
      for (int i = 0; i < HISTORY / THREADS; i++) {
        long start = System.nanoTime();
        List<Step> steps =
            switch (random.nextInt(8)) {
              case 0, 1 -> look(random);
              case 2 -> failing(random);
              case 3 -> row(random);
              default -> transact(random);
            };
        mine.add(new Done(thread, start, System.nanoTime(), steps));
        readersAnswers[thread]++;
      }
      synchronized (history) {
        history.addAll(mine);
      }
    }

    /** A view over some registers. */
    private List<Step> look(Random random) {
      Register first = registers.get(random.nextInt(REGISTERS));
      return first.looking(() -> {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < MOST_STEPS; i++) {
          int at = random.nextInt(REGISTERS);
          steps.add(new Step.Read(at, registers.get(at).read()));
        }
        return steps;
      });
    }

    private List<Step> transact(Random random) {
      long choices = random.nextLong();
      return Register.transact(() -> steps(new Random(choices)));
    }

    /** What is rolled back is nobody's business: it read, and leaves nothing. */
    private List<Step> failing(Random random) {
      long choices = random.nextLong();
      List<List<Step>> seen = new ArrayList<>();
      Result<Unit, String> result =
          Register.transact(() -> {
            seen.add(steps(new Random(choices)));
            return Result.err("on purpose");
          });
      assertTrue(result instanceof Result.Err<?, ?>);
      return seen.getLast().stream().filter(Step.Read.class::isInstance).toList();
    }

    /** Each value that is written is a new one, in each attempt. */
    private List<Step> steps(Random random) {
      List<Step> steps = new ArrayList<>();
      boolean[] written = new boolean[REGISTERS];
      int count = 1 + random.nextInt(MOST_STEPS);
      for (int i = 0; i < count; i++) {
        int at = random.nextInt(REGISTERS);
        if (written[at]) {
          continue;
        }
        if (random.nextBoolean()) {
          steps.add(new Step.Read(at, registers.get(at).read()));
        } else {
          written[at] = true;
          long value = lastValue.incrementAndGet();
          registers.get(at).write(value);
          steps.add(new Step.Write(at, value));
        }
      }
      return steps;
    }

    /** Adds a row if all registers together have fewer than they may: a phantom would break it. */
    private List<Step> row(Random random) {
      int at = random.nextInt(REGISTERS);
      long key = lastValue.incrementAndGet();
      Register.transact(() -> {
        long rows = registers.stream().mapToLong(r -> r.count(0, Long.MAX_VALUE)).sum();
        if (rows < ROWS) {
          registers.get(at).add(key);
        }
        return Unit.VALUE;
      });
      return List.of();
    }
  }
}
