package org.cascade.runtime.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.fault.OperationException.DataLocked;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.sample.Threads;
import org.cascade.runtime.store.CopyFeed;
import org.cascade.runtime.store.CopyPosition;
import org.cascade.runtime.store.CopyStep;
import org.cascade.runtime.store.DataCheck;
import org.cascade.runtime.store.DirectoryCopy;
import org.cascade.runtime.store.FileMark;
import org.cascade.runtime.wal.SegmentTail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a directory that a program is working on. */
class CopyTest {
  private static final Path DATA = Path.of("/data");
  private static final Path COPY = Path.of("/copy");

  private static final CopyPosition NOTHING =
      new CopyPosition("", "", new FileMark(0, 0, 0), 0, 0, 0, Set.of());

  private static TestEngine open(SimulatedDisk disk, Path data) {
    return TestEngine.on(Io.simulated(disk, 1), data);
  }

  private static String pictureIn(SimulatedDisk disk, Path data) {
    try (TestEngine engine = open(disk, data)) {
      return new World().picture();
    }
  }

  @Test
  void aCopyHasAllThatWasCommittedBefore() {
    var disk = new SimulatedDisk(1);
    var random = new Random(1);
    var model = new Model();
    try (TestEngine engine = open(disk, DATA);
        DirectoryCopy copy = DirectoryCopy.open(disk, DATA, COPY)) {
      var world = new World();
      for (int i = 0; i < 150; i++) {
        Step step = Step.of(random);
        world.apply(step);
        model.apply(step);
        if (i % 3 == 0) {
          copy.bringUpToDate();
        }
        if (i % 30 == 0) {
          SimulatedDisk elsewhere = disk.afterCrash();
          assertEquals(model.toString(), pictureIn(elsewhere, COPY), "after step " + i);
          assertTrue(DataCheck.of(elsewhere, COPY).size() > 3);
          Engines.use(engine.engine());
        }
      }
    }
  }

  /** What was written and is not synced may go on in another segment before it is. */
  @Test
  void whatIsNotSyncedIsWaitedFor() throws IOException {
    var disk = new SimulatedDisk(1);
    var random = new Random(1);
    try (TestEngine engine = open(disk, DATA)) {
      var world = new World();
      for (int i = 0; i < 40; i++) {
        world.apply(Step.of(random));
      }
    }
    long last = 0;
    for (long synced = 1; synced <= 60; synced++) {
      long limit = synced;
      var feed = new CopyFeed(disk, DATA, NOTHING, () -> limit);
      for (Optional<CopyStep> step = feed.next(); step.isPresent(); step = feed.next()) {
        if (step.get() instanceof CopyStep.Log(SegmentTail.Frames frames)) {
          last = Math.max(last, frames.before());
        }
      }
    }
    assertTrue(last > 0, "some of it was given");
  }

  @Test
  void aCrashLeavesACopyThatCanBeOpened() {
    int crashes = 0;
    for (int seed = 1; seed <= 40; seed++) {
      var disk = new SimulatedDisk(seed);
      var random = new Random(seed);
      List<String> pictures = new ArrayList<>();
      try (TestEngine engine = open(disk, DATA)) {
        var world = new World();
        pictures.add(world.picture());
        DirectoryCopy copy = DirectoryCopy.open(disk, DATA, COPY);
        copy.bringUpToDate();
        for (int i = 0; i < 30; i++) {
          world.apply(Step.of(random));
          pictures.add(world.picture());
          if (i == 20) {
            disk.crashAt(disk.steps() + 1 + random.nextInt(25));
          }
          copy.bringUpToDate();
        }
      } catch (StorageFailed stopped) {
        crashes++;
      }
      SimulatedDisk next = disk.afterCrash();
      String found = pictureIn(next, COPY);
      assertTrue(pictures.contains(found), "seed " + seed + " finds\n" + found);
      assertTrue(pictures.indexOf(found) >= pictures.indexOf(pictures.get(19)), "seed " + seed);
    }
    assertTrue(crashes > 20, crashes + " crashes");
  }

  @Test
  void aDirectoryIsCopiedWhileThreadsCommit(@TempDir Path place) throws Exception {
    Path data = place.resolve("data");
    Path target = place.resolve("copy");
    var ended = new AtomicBoolean();
    long before;
    try (TestEngine engine = TestEngine.on(Io.real(), data)) {
      Counter counter = Counter.root("counter", () -> Counter.create(0));
      Threads.run(
          3,
          thread -> {
            if (thread > 0) {
              for (int i = 0; i < 300; i++) {
                counter.increment();
              }
              ended.set(true);
              return;
            }
            try (DirectoryCopy copy = DirectoryCopy.open(Io.real().disk(), data, target)) {
              while (!ended.get()) {
                copy.bringUpToDate();
              }
            }
          });
      before = counter.current();
    }
    assertEquals(600, before);
    long copied;
    try (TestEngine engine = TestEngine.on(Io.real(), target)) {
      Counter counter = Counter.root("counter", () -> Counter.create(0));
      copied = counter.current();
      assertEquals(copied, counter.counts().position());
    }
    assertTrue(copied > 0 && copied <= before, copied + " copied");
    try (DirectoryCopy copy =
        DirectoryCopy.open(Io.real().disk(), data, place.resolve("another"))) {
      copy.bringUpToDate();
      assertThrows(
          DataLocked.class,
          () -> DirectoryCopy.open(Io.real().disk(), data, place.resolve("another")));
    }
  }
}
