package org.cascade.runtime.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.TestEngine;
import org.junit.jupiter.api.Test;

/** A program's time is that of the engine in use. */
class TimeOfDayTest {
  @Test
  void aSimulatedEngineHasItsOwnTime() {
    Io io = Io.simulated(new SimulatedDisk(1), 1);
    try (TestEngine engine = TestEngine.on(io, Path.of("/data"))) {
      Instant before = TimeOfDay.now();
      assertEquals(io.time().now(), before);
      io.time().pause(Duration.ofMinutes(3).toNanos());
      assertEquals(before.plus(Duration.ofMinutes(3)), TimeOfDay.now());
    }
    Instant real = Instant.now();
    try (TestEngine engine = TestEngine.inMemory()) {
      assertTrue(Duration.between(real, TimeOfDay.now()).abs().toMinutes() < 10);
    }
  }
}
