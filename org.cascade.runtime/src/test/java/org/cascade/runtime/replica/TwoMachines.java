package org.cascade.runtime.replica;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cascade.runtime.engine.Engine;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.Address;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.io.SimulatedNetwork;
import org.cascade.runtime.io.SimulatedTime;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.store.CopyFeed;

/** A machine on which a program counts, and one that follows it, in one thread. */
final class TwoMachines implements AutoCloseable {
  static final Path DATA = Path.of("/data");
  static final Path COPY = Path.of("/copy");
  static final Address ADDRESS = new Address("source", 7);

  final SimulatedTime time = new SimulatedTime();
  final SimulatedNetwork network;
  final List<String> told = new ArrayList<>();
  SimulatedDisk disk;
  SimulatedDisk copyDisk;
  Counter counter;
  Optional<Follower> follower = Optional.empty();
  private final Random random;
  private final List<Session> sessions = new ArrayList<>();
  private TestEngine engine;
  private ReplicaServer server;

  TwoMachines(long seed) {
    random = new Random(seed);
    network = new SimulatedNetwork(random.nextLong(), time);
    disk = new SimulatedDisk(random.nextLong());
    copyDisk = new SimulatedDisk(random.nextLong());
    engine = TestEngine.on(io(disk), DATA);
    counter = Counter.root("counter", () -> Counter.create(0));
    server = serve();
  }

  Io io(SimulatedDisk on) {
    Io alone = Io.simulated(on, random.nextLong());
    return new Io(on, time, alone.workers(), alone.turns(), alone.chance(), network);
  }

  private ReplicaServer serve() {
    return ReplicaServer.open(io(disk), ADDRESS, DATA, CopyFeed.ALL, told::add);
  }

  /** Starts the replica, or starts it again. */
  void follow() {
    follower = Optional.of(Follower.open(io(copyDisk), ADDRESS, COPY, told::add));
  }

  /** Both do what they can, and a little time passes. */
  void turn() {
    server.accept(0).ifPresent(sessions::add);
    sessions.removeIf(Session::isEnded);
    sessions.forEach(Session::advance);
    if (follower.isPresent()) {
      follower.get().turn();
    }
    time.advance(3_000_000);
  }

  void turns(int count) {
    for (int i = 0; i < count; i++) {
      turn();
    }
  }

  Engine engine() {
    return engine.engine();
  }

  int sessions() {
    return sessions.size();
  }

  void checkpoint() {
    engine.engine().checkpoint();
  }

  /** The source stops at once, and is started again; what is under way may be lost. */
  void crashSource() {
    server.close();
    network.cutAll();
    sessions.clear();
    disk = disk.afterCrash();
    Engines.leave(engine.engine());
    engine = TestEngine.on(io(disk), DATA);
    counter = Counter.root("counter", () -> Counter.create(0));
    server = serve();
  }

  /** The replica's machine stops in one of its next steps, and the replica is started again. */
  void crashReplica() {
    copyDisk.crashAt(copyDisk.steps() + 1 + random.nextInt(6));
    try {
      for (int i = 0; i < 40; i++) {
        counter.increment();
        turn();
      }
    } catch (StorageFailed stopped) {
      told.add("replica stopped");
    }
    copyDisk = copyDisk.afterCrash();
    follow();
  }

  /** What a program finds that is started on the copy now. */
  long inCopy() {
    SimulatedDisk promoted = copyDisk.afterEnd();
    try (TestEngine other = TestEngine.on(io(promoted), COPY)) {
      Counter found = Counter.root("counter", () -> Counter.create(-1));
      long count = found.current();
      if (count >= 0 && found.counts().position() != count) {
        throw new AssertionError(count + " has " + found.counts().position() + " events");
      }
      return count;
    } finally {
      Engines.use(engine.engine());
    }
  }

  @Override
  public void close() {
    server.close();
    engine.close();
  }
}
