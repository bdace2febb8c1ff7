package org.cascade.runtime.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.cascade.runtime.engine.Access;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.fault.OperationException.ForeignData;
import org.cascade.runtime.fault.OperationException.ReadOnly;
import org.cascade.runtime.fault.OperationException.Unreachable;
import org.cascade.runtime.io.Address;
import org.cascade.runtime.io.Network.Connection;
import org.cascade.runtime.io.Network.Listener;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.store.CopiedDirectory;
import org.cascade.runtime.store.CopyFeed;
import org.cascade.runtime.store.CopyPosition;
import org.cascade.runtime.store.CopyStep;
import org.cascade.runtime.value.Abort;
import org.junit.jupiter.api.Test;

/** Replicas over a simulated network. */
class ReplicaTest {
  @Test
  void aReplicaHasWhatIsCommittedAMomentLater() {
    try (var both = new TwoMachines(1)) {
      both.follow();
      for (int i = 1; i <= 30; i++) {
        both.counter.increment();
        both.turns(40);
        assertEquals(i, both.inCopy());
      }
      assertTrue(both.told.getFirst().startsWith("`/copy` has all of source:7"), both.told.get(0));
    }
  }

  @Test
  void whateverHappensTheCopyIsAFirstPartOfTheCommitsAndGetsTheRest() {
    int restarts = 0;
    for (int seed = 1; seed <= 25; seed++) {
      var random = new Random(seed);
      try (var both = new TwoMachines(seed)) {
        both.counter.increment();
        both.follow();
        both.turns(60);
        long had = both.inCopy();
        assertEquals(1, had, "seed " + seed);
        for (int i = 0; i < 30; i++) {
          happen(both, random);
          long has = both.inCopy();
          assertTrue(has >= had, "seed " + seed + ": " + has + " after " + had);
          assertTrue(has <= both.counter.current(), "seed " + seed + ": " + has);
          had = has;
        }
        both.network.heal();
        both.turns(3000);
        assertEquals(both.counter.current(), both.inCopy(), "seed " + seed + both.told);
        restarts += both.told.size();
      }
    }
    assertTrue(restarts > 120, restarts + " messages");
  }

  private static void happen(TwoMachines both, Random random) {
    switch (random.nextInt(12)) {
      case 0 -> both.network.split();
      case 1, 2 -> both.network.heal();
      case 3 -> both.network.cutAll();
      case 4 -> both.network.damage();
      case 5 -> both.crashSource();
      case 6 -> both.crashReplica();
      case 7 -> both.checkpoint();
      default -> {
        for (int i = random.nextInt(12); i > 0; i--) {
          both.counter.increment();
        }
      }
    }
    both.turns(random.nextInt(60));
  }

  @Test
  void aSlowReplicaHoldsUpNobodyAndBeginsWithACheckpointAgain() {
    try (var both = new TwoMachines(2)) {
      both.follow();
      both.turns(100);
      both.network.split();
      for (int i = 0; i < 400; i++) {
        both.counter.increment();
        both.turn();
      }
      assertTrue(both.network.underWay() < 100_000, both.network.underWay() + " bytes");
      both.network.heal();
      both.turns(2000);
      assertEquals(400, both.inCopy());
      assertTrue(both.copyDisk.exists(TwoMachines.COPY), "there is a copy");
    }
  }

  @Test
  void aConnectionThatFallsSilentIsNotWaitedForForEver() {
    try (var both = new TwoMachines(3)) {
      both.follow();
      both.turns(100);
      assertEquals(1, both.sessions());
      both.network.split();
      both.time.advance(Duration.ofSeconds(11).toNanos());
      both.turns(2);
      assertTrue(both.told.getLast().contains("nothing has come for 10 seconds"), both.told + "");
      both.time.advance(Duration.ofSeconds(61).toNanos());
      both.turns(2);
      assertEquals(0, both.sessions());
      both.network.heal();
      both.counter.increment();
      both.turns(200);
      assertEquals(1, both.inCopy());
      assertEquals("source:7 is back.", both.told.getLast());
    }
  }

  @Test
  void aCopyThatAProgramWorkedOnFollowsNobody() {
    try (var both = new TwoMachines(4)) {
      both.follow();
      both.turns(100);
      both.follower.orElseThrow().close();
      try (TestEngine promoted = TestEngine.on(both.io(both.copyDisk), TwoMachines.COPY)) {
        assertEquals(0, Counter.root("counter", () -> Counter.create(9)).current());
      }
      ForeignData refused = assertThrows(ForeignData.class, both::follow);
      assertTrue(refused.message().contains("a program has worked on"), refused.message());
    }
  }

  @Test
  void aCopyOfOtherDataIsRefused() {
    try (var one = new TwoMachines(5);
        var other = new TwoMachines(6)) {
      one.follow();
      one.turns(100);
      other.copyDisk = one.copyDisk.afterEnd();
      other.follow();
      ForeignData refused = assertThrows(ForeignData.class, () -> other.turns(100));
      assertTrue(refused.message().contains("it is a copy of other data"), refused.message());
      assertTrue(refused.message().contains("`/copy` cannot follow source:7"), refused.message());
    }
  }

  @Test
  void aSourceThatLostCommitsIsNotFollowed() {
    try (var both = new TwoMachines(7)) {
      SimulatedDisk early = both.disk.afterCrash();
      both.counter.increment();
      both.follow();
      both.turns(100);
      both.disk = early;
      both.crashSource();
      ForeignData refused = assertThrows(ForeignData.class, () -> both.turns(300));
      assertTrue(refused.message().contains("commits that are not there"), refused.message());
    }
  }

  @Test
  void aCopyThatIsNotFinishedCannotBeOpened() throws IOException {
    try (var both = new TwoMachines(8)) {
      both.counter.increment();
      var disk = both.copyDisk;
      try (var copy = CopiedDirectory.open(disk, TwoMachines.COPY)) {
        copy.begin("test", "7");
        var feed = new CopyFeed(both.disk, TwoMachines.DATA, freshPosition(both), CopyFeed.ALL);
        CopyStep first = feed.next().orElseThrow();
        copy.apply(first);
      }
      ForeignData refused =
          assertThrows(ForeignData.class, () -> TestEngine.on(both.io(disk), TwoMachines.COPY));
      assertTrue(refused.message().contains("is a copy that was not finished"), refused.message());
    }
  }

  private static CopyPosition freshPosition(TwoMachines both) throws IOException {
    try (var fresh = CopiedDirectory.open(both.copyDisk, Path.of("/fresh"))) {
      return fresh.position();
    }
  }

  @Test
  void nothingIsToldThatIsNotDurable() throws IOException {
    try (var both = new TwoMachines(9)) {
      long[] durable = {3};
      for (int i = 0; i < 5; i++) {
        both.counter.increment();
      }
      try (var copy = CopiedDirectory.open(both.copyDisk, TwoMachines.COPY)) {
        var feed = new CopyFeed(both.disk, TwoMachines.DATA, copy.position(), () -> durable[0]);
        copy.begin("test", "7");
        for (var step = feed.next(); step.isPresent(); step = feed.next()) {
          copy.apply(step.get());
        }
        assertEquals(3, copy.last());
        durable[0] = 6;
        for (var step = feed.next(); step.isPresent(); step = feed.next()) {
          copy.apply(step.get());
        }
        assertEquals(6, copy.last());
      }
    }
  }

  @Test
  void whereNobodyServesIsTold() throws IOException {
    try (var both = new TwoMachines(10)) {
      var nobody = new Address("source", 8);
      var follower =
          Follower.open(both.io(both.copyDisk), nobody, TwoMachines.COPY, both.told::add);
      Unreachable refused = assertThrows(Unreachable.class, follower::turn);
      assertTrue(refused.message().contains("source:8: nobody listens there"), refused.message());
      follower.close();
    }
  }

  @Test
  void anotherProtocolIsToldOnBothSides() throws IOException {
    try (var both = new TwoMachines(11);
        Listener web = both.network.listen(new Address("web", 80))) {
      var follower =
          Follower.open(both.io(both.copyDisk), web.address(), TwoMachines.COPY, both.told::add);
      follower.turn();
      Connection taken = web.accept(0).orElseThrow();
      taken.write("HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.UTF_8));
      both.time.advance(Duration.ofSeconds(1).toNanos());
      Abort refused = assertThrows(Unreachable.class, () -> turns(follower));
      assertTrue(refused.message().contains("is no Cascade program"), refused.message());
      follower.close();

      Connection browser = both.network.connect(TwoMachines.ADDRESS, 1);
      browser.write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      both.time.advance(Duration.ofSeconds(1).toNanos());
      both.turns(3);
      both.time.advance(Duration.ofSeconds(1).toNanos());
      assertEquals(0, both.sessions());
      String answer = new String(browser.read(8, 0), StandardCharsets.UTF_8);
      assertFalse(answer.isEmpty());
    }
  }

  private static void turns(Follower follower) {
    for (int i = 0; i < 100; i++) {
      follower.turn();
    }
  }

  @Test
  void aCopyCanBeLookedAtWhileItFollows() {
    try (var both = new TwoMachines(12)) {
      both.counter.increment();
      both.follow();
      both.turns(100);
      Access looking = new Access(true, Optional.empty());
      try (TestEngine reader =
          TestEngine.on(both.io(both.copyDisk), TwoMachines.COPY, TestEngine.SMALL, looking)) {
        Counter found = Counter.root("counter", () -> Counter.create(9));
        assertEquals(1, found.current());
        assertEquals("[1]", found.counts().toArray().toString());
        ReadOnly refused = assertThrows(ReadOnly.class, found::increment);
        assertTrue(refused.message().contains("`/copy` is only looked at"), refused.message());
        assertEquals(1, found.current());
      }
      Engines.use(both.engine());
      both.counter.increment();
      both.turns(100);
      assertEquals(2, both.inCopy());
    }
  }
}
