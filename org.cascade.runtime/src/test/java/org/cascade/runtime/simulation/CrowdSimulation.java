package org.cascade.runtime.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.fault.OperationException.Unreachable;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.io.SimulatedThreads;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.store.DirectoryCopy;
import org.cascade.runtime.store.StorageOptions;
import org.cascade.runtime.txn.IsolationOptions;
import org.cascade.runtime.wal.Durability;
import org.cascade.runtime.wal.LogOptions;

/**
 * Lives of an engine with several clients at once on a simulated machine, all of it known from one
 * seed: who goes on where, how long a sync takes, and when the machine stops. What the clients saw
 * and were told has to fit to what is found, and into one order, over all lives.
 */
final class CrowdSimulation {
  private static final Path DATA = Path.of("/data");

  private final Random random;
  private final Planted planted;
  private final StorageOptions options;
  private final IsolationOptions limits;
  private final Ledger ledger = new Ledger();
  private final AtomicLong clock = new AtomicLong();
  private SimulatedDisk disk;

  /** What the last life did that came so far as to look at what there was. */
  private List<Attempted> attempts = List.of();

  private List<Ledger.Seen> seen = List.of();

  /** Whether all has to be found that was acknowledged in it. */
  private boolean kept = true;

  /** How often a copy of the directory was begun, and what the last one has. */
  private int copies;

  private Optional<Copied> copied = Optional.empty();

  private int failures;
  private long digest;

  /** What happens to the machine. */
  private enum End {
    POWER,
    KILL,
    SYNC,
    FULL,
    CLOSED
  }

  /**
   * A copy that was made while the program ran.
   *
   * @param attempts how many of the clients' doings it has for certain
   */
  private record Copied(Path place, int attempts) {}

  private CrowdSimulation(long seed, Planted planted) {
    this.random = new Random(seed);
    this.planted = planted;
    disk = new SimulatedDisk(random.nextLong());
    Durability durability =
        switch (random.nextInt(6)) {
          case 0 -> Durability.INTERVAL;
          case 1 -> Durability.MEMORY;
          default -> Durability.SYNC;
        };
    int segment = 400 + random.nextInt(2000);
    options =
        new StorageOptions(
            new LogOptions(
                planted == Planted.NOTHING ? durability : Durability.SYNC,
                segment,
                3 * segment,
                Duration.ofMillis(1 + random.nextInt(20))),
            200 + random.nextInt(5000));
    limits =
        new IsolationOptions(
            Duration.ofSeconds(1 + random.nextInt(30)),
            Duration.ofMillis(1 + random.nextInt(50)),
            1 + random.nextInt(8));
  }

  /**
   * What a run came to.
   *
   * @param failures how often the machine failed
   * @param digest differs where anything goes on in another order
   */
  record Outcome(int failures, long digest) {}

  static Outcome run(long seed, Planted planted) {
    var simulation = new CrowdSimulation(seed, planted);
    int lives = 1 + simulation.random.nextInt(4);
    for (int i = 0; i < lives; i++) {
      simulation.life(simulation.end());
    }
    simulation.life(End.CLOSED);
    simulation.life(End.CLOSED);
    return new Outcome(simulation.failures, simulation.digest);
  }

  private End end() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> End.POWER;
      case 4, 5 -> End.KILL;
      case 6 -> End.SYNC;
      case 7 -> End.FULL;
      default -> End.CLOSED;
    };
  }

  private void life(End end) {
    plan(end);
    var threads = new SimulatedThreads(random.nextLong());
    boolean[] closed = {false};
    threads.run(() -> {
      try {
        live(threads, end);
        closed[0] = true;
      } catch (StorageFailed | Unreachable broken) {
        if (end == End.CLOSED) {
          throw broken;
        }
        failures++;
      }
    });
    digest = 31 * digest + threads.digest();
    boolean power = end == End.POWER || random.nextBoolean();
    disk = power ? disk.afterCrash() : disk.afterEnd();
    kept &= keeps(end, power, closed[0]);
    copied.ifPresent(this::lookAtCopy);
    copied = Optional.empty();
  }

  /** Opens a copy as if it were the data. */
  private void lookAtCopy(Copied copy) {
    var threads = new SimulatedThreads(random.nextLong());
    threads.run(() -> {
      Io io = Io.simulated(disk, threads, random.nextLong());
      try (TestEngine engine = TestEngine.on(io, copy.place(), options, limits)) {
        boolean sure = options.log().durability() == Durability.SYNC;
        Ledger.checkCopy(sure ? attempts.subList(0, copy.attempts()) : List.of(), Found.here());
      }
    });
  }

  private boolean keeps(End end, boolean power, boolean closed) {
    return switch (options.log().durability()) {
      case SYNC -> true;
      case INTERVAL -> closed || (end == End.KILL && !power);
      case MEMORY -> closed;
    };
  }

  private void plan(End end) {
    long at = disk.steps() + 1 + random.nextInt(random.nextInt(3) == 0 ? 25 : 120);
    switch (end) {
      case POWER, KILL -> disk.crashAt(at);
      case SYNC -> disk.failSyncAt(at);
      case FULL, CLOSED -> disk.fullAfter(Long.MAX_VALUE);
    }
  }

  private Io io(SimulatedThreads threads) {
    Io io = Io.simulated(disk, threads, random.nextLong());
    Disk used = planted == Planted.SYNC_SKIPPED ? new UnsyncedDisk(disk) : disk;
    return new Io(used, io.time(), io.workers(), io.turns(), io.chance());
  }

  private StorageOptions options() {
    LogOptions log = options.log();
    Durability level = planted == Planted.ANSWERED_EARLY ? Durability.MEMORY : log.durability();
    return new StorageOptions(
        new LogOptions(level, log.firstSegmentBytes(), log.largestSegmentBytes(), log.interval()),
        options.checkpointBytes());
  }

  private void live(SimulatedThreads threads, End end) {
    try (TestEngine engine = TestEngine.on(io(threads), DATA, options(), limits)) {
      Found found = Found.here();
      ledger.settle(attempts, clock.incrementAndGet(), seen, found, kept);
      ledger.check();
      var crowd = new Crowd(threads, random, clock, planted);
      attempts = crowd.attempts();
      seen = crowd.seen();
      kept = true;
      crowd.checkSums();
      crowd.subscribe(0, found.versions().getFirst().length());
      crowd.subscribe(1, 0);
      crowd.subscribeWriting(2);
      work(threads, end, crowd);
    }
  }

  private void work(SimulatedThreads threads, End end, Crowd crowd) {
    if (end == End.FULL) {
      disk.fullAfter(random.nextInt(6000));
    }
    int[] left = {2 + random.nextInt(4)};
    int many = 1 + random.nextInt(10);
    for (int i = left[0]; i > 0; i--) {
      int client = i;
      threads.start(
          "client " + i,
          () -> {
            crowd.client(client, many);
            left[0]--;
          });
    }
    if (random.nextInt(3) == 0) {
      threads.start("copy", () -> copy(threads, left));
    }
    while (left[0] > 0) {
      threads.pause(100_000);
    }
    disk.fullAfter(Long.MAX_VALUE);
  }

  /** Copies the directory again and again while clients work on it. */
  private void copy(SimulatedThreads threads, int[] clientsLeft) {
    Path place = Path.of("/copy-" + ++copies);
    try (DirectoryCopy copy = DirectoryCopy.open(disk, DATA, place)) {
      while (clientsLeft[0] > 0) {
        int before = attempts.size();
        copy.bringUpToDate();
        copied = Optional.of(new Copied(place, before));
        threads.pause(50_000); // where nothing is new, nothing else gives others their turn
      }
    } catch (StorageFailed stopped) {
      failures++;
    }
  }
}
