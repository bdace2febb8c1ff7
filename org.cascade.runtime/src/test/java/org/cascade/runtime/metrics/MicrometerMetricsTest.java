package org.cascade.runtime.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.TestEngine;
import org.junit.jupiter.api.Test;

/** What a host program's registry is told. */
class MicrometerMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerMetrics metrics = new MicrometerMetrics(registry);

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  @Test
  void aConflictNamesTheStateThatChanged() {
    try (TestEngine engine = TestEngine.measured(metrics)) {
      Counter counter = Counter.create(0);
      boolean[] first = {true};
      counter.within(() -> {
        long seen = counter.getCount();
        if (first[0]) {
          first[0] = false;
          Thread other = new Thread(counter::increment);
          other.start();
          join(other);
        }
        counter.setCount(seen + 10);
        return seen;
      });
      assertEquals(11, counter.getCount());
      assertEquals(
          1,
          registry
              .get("cascade.conflicts")
              .tag("operation", "Counter.within")
              .tag("obstacle", "Counter.count")
              .counter()
              .count());
      assertEquals(
          1,
          registry
              .get("cascade.transaction")
              .tag("operation", "Counter.within")
              .tag("outcome", "committed")
              .timer()
              .count());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void aSnapshotThatIsHeldShowsWhatItKeeps() {
    try (TestEngine engine = TestEngine.measured(metrics)) {
      Counter counter = Counter.create(0);
      counter.looking(() -> {
        Thread other =
            new Thread(() -> {
              for (int i = 0; i < 5; i++) {
                counter.increment();
              }
            });
        other.start();
        join(other);
        assertEquals(1, gauge("cascade.snapshots.open"));
        assertEquals(5, gauge("cascade.versions.kept"));
        assertTrue(
            registry.get("cascade.versions.age").timeGauge().value(TimeUnit.NANOSECONDS) > 0);
        return counter.current();
      });
      assertEquals(0, gauge("cascade.snapshots.open"));
      assertEquals(0, gauge("cascade.versions.kept"));
    }
  }

  @Test
  void whatIsWrittenIsMeasuredAndAClosedEngineHasNoSizes() {
    Set<String> names = new TreeSet<>();
    try (TestEngine engine =
        TestEngine.measured(Io.simulated(new SimulatedDisk(1), 1), Path.of("/data"), metrics)) {
      Counter counter = Counter.root("counter", () -> Counter.create(0));
      for (int i = 0; i < 200; i++) {
        counter.increment();
      }
      assertEquals(201, registry.get("cascade.log.batch").summary().totalAmount());
      assertTrue(registry.get("cascade.log.sync").timer().count() >= 201);
      assertTrue(registry.get("cascade.log.written").counter().count() > 201);
      assertTrue(registry.get("cascade.checkpoint").timer().count() > 0);
      assertTrue(gauge("cascade.checkpoint.size") > 0);
      assertTrue(gauge("cascade.log.size") < registry.get("cascade.log.written").counter().count());
      assertEquals(0, gauge("cascade.streams.lag"));
      registry.getMeters().forEach(meter -> names.add(meter.getId().getName()));
    }
    assertEquals(
        Set.of(
            "cascade.transaction",
            "cascade.log.batch",
            "cascade.log.written",
            "cascade.log.sync",
            "cascade.log.size",
            "cascade.checkpoint",
            "cascade.checkpoint.size",
            "cascade.snapshots.open",
            "cascade.versions.kept",
            "cascade.versions.age",
            "cascade.streams.events",
            "cascade.streams.lag"),
        names);
    assertEquals(0, registry.find("cascade.log.size").gauges().size());
    assertEquals(1, registry.find("cascade.log.batch").summaries().size());
  }
}
