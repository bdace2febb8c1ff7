package org.cascade.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.Account;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.sample.Threads;
import org.cascade.runtime.value.Array;
import org.junit.jupiter.api.Test;

/** Subscribers that take their time, and streams with more events than memory is to hold. */
class SlowSubscriberTest {
  private static final Path DATA = Path.of("/data");
  private static final long EVENTS = 2000;

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void whoGivesASlowSubscriberNothingToDoDoesNotWaitForIt() throws Exception {
    try (TestEngine engine = TestEngine.inMemory()) {
      Counter slow = Counter.create(0);
      Counter unwatched = Counter.create(0);
      Account plain = Account.create(0);
      var inside = new CountDownLatch(1);
      var finish = new CountDownLatch(1);
      List<Long> seen = new ArrayList<>();
      slow.counts()
          .subscribe(n -> {
            inside.countDown();
            await(finish);
            return seen.add(n);
          });
      Threads.run(
          2,
          thread -> {
            if (thread == 0) {
              slow.increment();
              return;
            }
            await(inside);
            for (int i = 0; i < 100; i++) {
              unwatched.increment();
              assertTrue(plain.add(1).isOk());
            }
            assertEquals(100, unwatched.counts().toArray().length());
            assertEquals(1, slow.current(), "the commit itself is there for all");
            assertEquals(List.of(), seen);
            assertEquals(1, engine.engine().gauges().streamLag());
            finish.countDown();
          });
      assertEquals(List.of(1L), seen);
      assertEquals(0, engine.engine().gauges().streamLag());
      List<Long> later = new ArrayList<>();
      unwatched.counts().subscribe(later::add);
      unwatched.increment();
      assertEquals(List.of(101L), later, "what came before it subscribed is not given");
    }
  }

  @Test
  void eventsGoToTheDiskBeforeTheyFillMemory() {
    var disk = new SimulatedDisk(1);
    Io io = Io.simulated(disk, 7);
    try (TestEngine engine = TestEngine.on(io, DATA, TestEngine.FEW_EVENTS)) {
      Counter counter = Counter.root("counter", () -> Counter.create(0));
      long most = 0;
      for (long i = 0; i < EVENTS; i++) {
        counter.increment();
        most = Math.max(most, engine.engine().gauges().eventsInMemory());
      }
      assertTrue(most < 50, most + " events in memory");
      checkAll(counter);
      assertEquals(List.of(), engine.messages());
    }
    try (TestEngine engine = TestEngine.on(io, DATA, TestEngine.FEW_EVENTS)) {
      checkAll(Counter.root("counter", () -> Counter.create(0)));
    }
  }

  @Test
  void eventsThatNoCheckpointTellsOfAreFoundInTheLogAgain() {
    var disk = new SimulatedDisk(1);
    TestEngine.on(Io.simulated(disk, 7), DATA, TestEngine.FEW_EVENTS);
    Counter counter = Counter.root("counter", () -> Counter.create(0));
    for (long i = 0; i < EVENTS; i++) {
      counter.increment();
    }
    for (SimulatedDisk next : List.of(disk.afterEnd(), disk.afterCrash())) {
      try (TestEngine engine = TestEngine.on(Io.simulated(next, 8), DATA, TestEngine.FEW_EVENTS)) {
        checkAll(Counter.root("counter", () -> Counter.create(0)));
      }
    }
  }

  /** Each event once and in order, from anywhere. */
  private static void checkAll(Counter counter) {
    assertEquals(EVENTS, counter.counts().position());
    for (long from : new long[] {0, 1, 19, 1023, EVENTS - 30, EVENTS}) {
      List<Long> seen = new ArrayList<>();
      counter.counts().from(from).take(EVENTS).subscribe(seen::add).cancel();
      Array<Long> stored = counter.counts().from(from).toArray();
      assertEquals(EVENTS - from, seen.size());
      assertEquals(EVENTS - from, stored.length());
      for (int i = 0; i < seen.size(); i++) {
        assertEquals(from + i + 1, seen.get(i));
        assertEquals(from + i + 1, stored.at(i));
      }
    }
  }
}
