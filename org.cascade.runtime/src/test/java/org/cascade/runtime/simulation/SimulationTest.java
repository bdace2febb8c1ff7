package org.cascade.runtime.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many lives on a machine that fails. A seed that fails is told; put into {@code seeds.txt} it runs
 * always, first of all.
 */
class SimulationTest {
  private static final int QUICK_RUNS = 300;
  private static final int RUNS = 10_000;

  private static void run(long seed) {
    try {
      Simulation.run(seed);
    } catch (RuntimeException | AssertionError failed) {
      throw new AssertionError("seed " + seed + " fails: add it to seeds.txt", failed);
    }
  }

  @Test
  void seedsThatFailedOnce() {
    assertTrue(Seeds.of("seeds.txt").size() > 1);
    Seeds.of("seeds.txt").forEach(SimulationTest::run);
  }

  @Test
  void someRuns() {
    int failures = 0;
    for (long seed = 1; seed <= QUICK_RUNS; seed++) {
      run(seed);
      failures++;
    }
    assertTrue(failures > QUICK_RUNS / 2, failures + " failures");
  }

  /** Other ones each time. */
  @Test
  @Tag("slow")
  void tenThousandRuns() {
    var random = new Random();
    for (int i = 0; i < RUNS; i++) {
      run(random.nextLong());
    }
  }
}
