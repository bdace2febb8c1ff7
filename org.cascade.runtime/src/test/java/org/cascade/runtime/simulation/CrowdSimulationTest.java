package org.cascade.runtime.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many clients on a machine that fails. A seed that fails is told; put into {@code crowd-seeds.txt}
 * it runs always, first of all.
 */
class CrowdSimulationTest {
  private static final int QUICK_RUNS = 300;
  private static final int SLOW_RUNS = 1_500;
  private static final int LONG_RUNS = 10_000;

  /** So many runs find any fault. */
  private static final int RUNS_TO_FIND = 300;

  private static int run(long seed) {
    try {
      return CrowdSimulation.run(seed, Planted.NOTHING).failures();
    } catch (RuntimeException | AssertionError failed) {
      throw new AssertionError("seed " + seed + " fails: add it to crowd-seeds.txt", failed);
    }
  }

  @Test
  void seedsThatFailedOnce() {
    Seeds.of("crowd-seeds.txt").forEach(CrowdSimulationTest::run);
  }

  @Test
  void someRuns() {
    int failures = 0;
    for (long seed = 1; seed <= QUICK_RUNS; seed++) {
      failures += run(seed);
    }
    assertTrue(failures > QUICK_RUNS / 2, failures + " failures");
  }

  @Test
  void aSeedTellsAllThatHappens() {
    for (long seed = 1; seed <= 30; seed++) {
      assertEquals(
          CrowdSimulation.run(seed, Planted.NOTHING),
          CrowdSimulation.run(seed, Planted.NOTHING),
          "seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
  void aPlantedFaultIsFound(Planted fault) {
    for (long seed = 1; seed <= RUNS_TO_FIND; seed++) {
      try {
        CrowdSimulation.run(seed, fault);
      } catch (AssertionError | DataCorrupt found) {
        return;
      }
    }
    throw new AssertionError(fault + " was not found in " + RUNS_TO_FIND + " runs");
  }

  @Test
  @Tag("slow")
  void manyRuns() {
    for (long seed = QUICK_RUNS + 1; seed <= SLOW_RUNS; seed++) {
      run(seed);
    }
  }

  /** Other ones each time. */
  @Test
  @Tag("long")
  void tenThousandRuns() {
    var random = new Random();
    for (int i = 0; i < LONG_RUNS; i++) {
      run(random.nextLong());
    }
  }
}
