package org.cascade.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.io.SimulatedThreads;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.txn.IsolationOptions;
import org.junit.jupiter.api.Test;

/** Who gets how much where many write one space; on a simulated machine, so that it can be told. */
class FairnessTest {
  private static final int SEEDS = 5;

  /** No transaction has to win, however often it lost. */
  private static final IsolationOptions NO_TOKEN =
      new IsolationOptions(Duration.ofHours(1), Duration.ofSeconds(1), Integer.MAX_VALUE);

  private static void onMachine(int seed, int count, IntConsumer body, SimulatedThreads threads) {
    var disk = new SimulatedDisk(seed);
    threads.run(() -> {
      var storage = TestEngine.SMALL;
      Io io = Io.simulated(disk, threads, seed);
      try (TestEngine engine = TestEngine.on(io, Path.of("/d"), storage, NO_TOKEN)) {
        Counter counter = Counter.root("counter", () -> Counter.create(0));
        assertEquals(0, counter.current());
        int[] running = {count};
        for (int i = 0; i < count; i++) {
          int number = i;
          threads.start(
              "client " + i,
              () -> {
                body.accept(number);
                running[0]--;
              });
        }
        while (running[0] > 0) {
          threads.pause(1_000_000);
        }
        assertTrue(engine.messages().isEmpty(), () -> engine.messages().toString());
      }
    });
  }

  /** Adds one, with places between reading and writing where others may go on; gives attempts. */
  private static int increment(SimulatedThreads threads, int places) {
    Counter counter = Counter.root("counter", () -> Counter.create(0));
    int[] attempts = {0};
    counter.within(() -> {
      attempts[0]++;
      long before = counter.current();
      for (int i = 0; i < places; i++) {
        threads.turn();
      }
      counter.setCount(before + 1);
      return before;
    });
    return attempts[0];
  }

  @Test
  void noneOfSixteenThreadsStarves() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var threads = new SimulatedThreads(seed);
      long[] commits = new long[16];
      int[] most = {0};
      onMachine(
          seed,
          commits.length,
          client -> {
            while (Arrays.stream(commits).sum() < 800) {
              most[0] = Math.max(most[0], increment(threads, 3));
              commits[client]++;
            }
          },
          threads);
      String shares = "seed " + seed + ": " + Arrays.toString(commits) + ", attempts " + most[0];
      long least = Arrays.stream(commits).min().orElseThrow();
      assertTrue(Arrays.stream(commits).max().orElseThrow() <= 2 * least, shares);
      assertTrue(most[0] <= 16, shares);
    }
  }

  @Test
  void aLongTransactionGetsThroughAStreamOfShortOnes() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var threads = new SimulatedThreads(seed);
      int[] attempts = {0};
      int[] others = {0};
      BooleanSupplier over = () -> attempts[0] > 0;
      onMachine(
          seed,
          5,
          client -> {
            if (client == 0) {
              attempts[0] = increment(threads, 200);
              return;
            }
            while (!over.getAsBoolean()) {
              increment(threads, 1);
              others[0]++;
            }
          },
          threads);
      String told = "seed " + seed + ": " + attempts[0] + " attempts, others " + others[0];
      assertTrue(attempts[0] <= 8, told);
      assertTrue(others[0] > 0, told);
    }
  }
}
