package org.cascade.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.value.DateTimes;
import org.junit.jupiter.api.Test;

/** A program's time is that of the engine in use. */
class ClockTest {
  @Test
  void aSimulatedEngineHasItsOwnTime() {
    Io io = Io.simulated(new SimulatedDisk(1), 1);
    try (TestEngine engine = TestEngine.on(io, Path.of("/data"))) {
      Instant before = DateTimes.now();
      assertEquals(io.time().now(), before);
      io.time().pause(Duration.ofMinutes(3).toNanos());
      assertEquals(before.plus(Duration.ofMinutes(3)), DateTimes.now());
    }
    Instant real = Instant.now();
    try (TestEngine engine = TestEngine.inMemory()) {
      assertTrue(Duration.between(real, DateTimes.now()).abs().toMinutes() < 10);
    }
  }

  @Test
  void nobodyElseSetsTheClock() {
    TestEngine.inMemory().close();
    assertThrows(IllegalStateException.class, () -> DateTimes.setClock(Instant::now));
  }
}
