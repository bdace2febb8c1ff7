package org.cascade.runtime.workload;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.txn.IsolationOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sixteen threads at one workload: nothing is seen that could not be if one came after the other,
 * all threads get on, and none waits long.
 */
class WorkloadsTest {
  private static final int THREADS = 16;
  private static final int READERS = 4;

  /** Nobody may be without an answer for so long while the machine goes on, however busy it is. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  private static final Duration TICK = Duration.ofMillis(10);

  /** Reservations run out soon. */
  private static final IsolationOptions LIMITS =
      new IsolationOptions(Duration.ofSeconds(60), Duration.ofMillis(20), 8);

  /** What is seen where isolation is weaker. */
  private enum Kind {
    BANK,
    RESERVATIONS,
    WRITE_SKEW,
    PHANTOM_IN_RANGE,
    PHANTOM_BY_PREDICATE,
    LONG_FORK,
    READ_YOUR_WRITES,
    EVENTS_OF_COMMITS;

    Workload make() {
      return switch (this) {
        case BANK -> new BankWorkload(false);
        case RESERVATIONS -> new BankWorkload(true);
        case WRITE_SKEW -> new WriteSkew();
        case PHANTOM_IN_RANGE -> new PhantomInRange();
        case PHANTOM_BY_PREDICATE -> new PhantomByPredicate();
        case LONG_FORK -> new LongFork();
        case READ_YOUR_WRITES -> new ReadYourWrites(THREADS);
        case EVENTS_OF_COMMITS -> new EventsOfCommits();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void inMemory(Kind kind) throws Exception {
    try (var engine = TestEngine.inMemory(LIMITS)) {
      run(kind.make(), Duration.ofSeconds(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void onDisk(Kind kind, @TempDir Path data) throws Exception {
    try (var engine = TestEngine.on(Io.real(), data, TestEngine.SMALL, LIMITS)) {
      run(kind.make(), Duration.ofMillis(500));
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("slow")
  void forSomeSeconds(Kind kind) throws Exception {
    try (var engine = TestEngine.inMemory(LIMITS)) {
      run(kind.make(), Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void forAMinute(Kind kind) throws Exception {
    try (var engine = TestEngine.inMemory(LIMITS)) {
      run(kind.make(), Duration.ofSeconds(60));
    }
  }

  private static void run(Workload workload, Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    List<Future<Waits>> waits = new ArrayList<>();
    var ticks = new AtomicLong();
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
      clock.scheduleWithFixedDelay(
          ticks::incrementAndGet, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        waits.add(executor.submit(() -> client(workload, thread, end, ticks)));
      }
      for (Future<Waits> each : waits) {
        check(each.get(time.toSeconds() + 90, TimeUnit.SECONDS));
      }
      clock.shutdownNow();
    }
    workload.end();
  }

  /** How many answers a thread got, and how many ticks of the clock it waited for one at most. */
  private record Waits(long answers, long longestTicks) {}

  private static void check(Waits waits) {
    assertTrue(waits.answers() > 0, "a thread got nowhere");
    assertTrue(waits.longestTicks() < LONGEST_WAIT.dividedBy(TICK), () -> "somebody " + waits);
  }

  private static Waits client(Workload workload, int thread, long end, AtomicLong ticks) {
    var random = new Random(thread);
    long answers = 0;
    long longest = 0;
    long before = ticks.get();
    while (System.nanoTime() < end || answers == 0) {
      if (thread < READERS) {
        workload.read(thread, random);
      } else {
        workload.write(thread, random);
      }
      long now = ticks.get();
      longest = Math.max(longest, now - before);
      before = now;
      answers++;
    }
    return new Waits(answers, longest);
  }
}
