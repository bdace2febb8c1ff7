package org.cascade.runtime.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.io.SimulatedTime;
import org.cascade.runtime.io.Workers;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.store.StorageOptions;
import org.cascade.runtime.wal.Durability;
import org.cascade.runtime.wal.LogOptions;

/**
 * A run of the engine on a simulated machine, all of it known from one seed: random transactions
 * over several spaces, and one failure after the other. After each, what is found is compared with
 * the model: nothing acknowledged may be gone, and nothing be there by half.
 */
final class Simulation {
  private static final Path DATA = Path.of("/data");
  private static final int MOST_STEPS = 14;

  private final Random random;
  private final StorageOptions options;
  private final List<Runnable> delayed = new ArrayList<>();
  private SimulatedDisk disk;

  /** What the data may be: in the order of commits, the last one acknowledged or in progress. */
  private List<Model> possible = new ArrayList<>();

  /** Which of these was acknowledged last; has been synced at least; and at least written. */
  private int acknowledged;

  private int synced;

  private int written;

  /** Whether this life has come so far as to see which of these it is. */
  private boolean known;

  private int failures;

  private Simulation(long seed) {
    random = new Random(seed);
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
            new LogOptions(durability, segment, 3 * segment, Duration.ofMillis(1)),
            200 + random.nextInt(3000));
    possible.add(new Model());
  }

  /** What happens to the machine while the program runs. */
  private enum Failure {
    POWER,
    KILL,
    SYNC,
    FULL,
    NONE;

    static Failure of(Random random) {
      return switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> POWER;
        case 4, 5 -> KILL;
        case 6 -> SYNC;
        case 7 -> FULL;
        default -> NONE;
      };
    }
  }

  /** Runs to the end; gives how many failures there were. */
  static int run(long seed) {
    var simulation = new Simulation(seed);
    int lives = 2 + simulation.random.nextInt(4);
    for (int i = 0; i < lives; i++) {
      simulation.live(Failure.of(simulation.random));
    }
    simulation.live(Failure.NONE);
    return simulation.failures;
  }

  /** One process: finds what there is, works on it, and ends in one way or another. */
  private void live(Failure failure) {
    plan(failure);
    delayed.clear();
    known = false;
    boolean stopped = false;
    try (TestEngine engine = TestEngine.on(io(), DATA, options)) {
      work(failure);
    } catch (StorageFailed broken) {
      assertTrue(failure != Failure.NONE, broken.message());
      failures++;
      stopped = true;
    }
    boolean power = failure == Failure.POWER || random.nextBoolean();
    disk = power ? disk.afterCrash() : disk.afterEnd();
    settle(stopped, power || failure != Failure.KILL);
  }

  private Io io() {
    return new Io(
        disk, new SimulatedTime(), new DelayingWorkers(), Io.real().turns(), random::nextLong);
  }

  private void plan(Failure failure) {
    long at = disk.steps() + 1 + random.nextInt(60);
    switch (failure) {
      case POWER, KILL -> disk.crashAt(at);
      case SYNC -> disk.failSyncAt(at);
      case FULL, NONE -> disk.fullAfter(Long.MAX_VALUE);
    }
  }

  private void work(Failure failure) {
    var world = new World();
    Model model = found(world.picture());
    int steps = random.nextInt(MOST_STEPS);
    if (failure == Failure.FULL) {
      disk.fullAfter(random.nextInt(4000));
    }
    for (int i = 0; i < steps; i++) {
      Step step = Step.of(random);
      Model next = new Model(model);
      next.apply(step);
      possible.add(next);
      try {
        world.apply(step);
        model = next;
        acknowledged = possible.size() - 1;
      } catch (StorageFailed broken) {
        if (failure != Failure.FULL) {
          throw broken;
        }
        assertTrue(broken.message().contains("There is no room"), broken.message());
        possible.removeLast();
        failures++;
        disk.fullAfter(Long.MAX_VALUE);
      }
      runDelayed();
      if (random.nextInt(4) == 0) {
        assertEquals(model.toString(), world.picture());
      }
    }
    disk.fullAfter(Long.MAX_VALUE);
  }

  /** The model that is in the data; from here on it is what there has to be. */
  private Model found(String picture) {
    for (int i = possible.size() - 1; i >= written; i--) {
      Model model = possible.get(i);
      if (model.toString().equals(picture)) {
        possible = new ArrayList<>(List.of(model));
        acknowledged = 0;
        synced = 0;
        written = 0;
        known = true;
        return model;
      }
    }
    List<Model> allowed = possible.subList(written, possible.size());
    throw new AssertionError("found\n" + picture + "\nwhere one of these was to be\n" + allowed);
  }

  /** Notes which commits have to be there next time, by the level of durability. */
  private void settle(boolean stopped, boolean unsyncedIsLost) {
    if (known) {
      boolean sure = !stopped || options.log().durability() == Durability.SYNC;
      synced = sure ? acknowledged : 0;
      boolean kept = sure || options.log().durability() == Durability.INTERVAL;
      written = kept ? acknowledged : 0;
    }
    if (unsyncedIsLost) {
      written = synced;
    }
  }

  private void runDelayed() {
    if (random.nextInt(3) == 0) {
      List<Runnable> now = List.copyOf(delayed);
      delayed.clear();
      now.forEach(Runnable::run);
    }
  }

  /** One thread: what others would do in a while is done at once, or in a while. */
  private final class DelayingWorkers implements Workers {
    @Override
    public int parallelism() {
      return 1;
    }

    @Override
    public void start(String name, Runnable task) {
      if (name.equals("flush")) {
        delayed.add(task);
      } else {
        task.run();
      }
    }

    @Override
    public void runAll(int count, IntConsumer task) {
      for (int i = 0; i < count; i++) {
        task.accept(i);
      }
    }
  }
}
