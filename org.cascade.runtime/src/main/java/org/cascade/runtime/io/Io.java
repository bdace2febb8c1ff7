package org.cascade.runtime.io;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** All doors to the outside that an engine is given. */
public record Io(
    Disk disk, TimeSource time, Workers workers, Turns turns, Chance chance, Network network) {
  /** A machine that is alone. */
  public Io(Disk disk, TimeSource time, Workers workers, Turns turns, Chance chance) {
    this(disk, time, workers, turns, chance, new SimulatedNetwork(0, time));
  }

  /** The real machine. */
  public static Io real() {
    return new Io(
        new RealDisk(),
        new RealTime(),
        new PoolWorkers(),
        new RealTurns(),
        bound -> ThreadLocalRandom.current().nextLong(bound),
        new RealNetwork());
  }

  /** A simulated machine: one thread, a clock that only pauses move, all chance from one seed. */
  public static Io simulated(SimulatedDisk disk, long seed) {
    var random = new Random(seed);
    return new Io(
        disk, new SimulatedTime(), new CallerWorkers(), new RealTurns(), random::nextLong);
  }

  /** A simulated machine with threads, on which one at a time runs. */
  public static Io simulated(SimulatedDisk disk, SimulatedThreads threads, long seed) {
    disk.usedBy(threads);
    var random = new Random(seed);
    return new Io(disk, threads, threads, threads, random::nextLong);
  }
}
