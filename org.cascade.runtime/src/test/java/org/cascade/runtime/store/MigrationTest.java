package org.cascade.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.fault.OperationException.SchemaChanged;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.Box;
import org.cascade.runtime.sample.BoxType;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Array;
import org.junit.jupiter.api.Test;

/** A migration is done once and for all, and a crash leaves it done or not begun. */
class MigrationTest {
  private static final Path DATA = Path.of("/data");

  private static <T> TestEngine open(SimulatedDisk disk, BoxType<T> type) {
    return TestEngine.on(Io.simulated(disk, 1), DATA, "test", List.of(type.type));
  }

  private static BoxType<Long> migrating() {
    BoxType<Long> type = BoxType.of(Codecs.INT);
    type.type = type.type.<String, Long>migration("content", Codecs.STRING, Long::parseLong);
    return type;
  }

  /** Three values of text, "41" the last. */
  private static SimulatedDisk stored(long seed) {
    var disk = new SimulatedDisk(seed);
    BoxType<String> texts = BoxType.of(Codecs.STRING);
    try (TestEngine engine = open(disk, texts)) {
      texts.root("7").set("40");
      texts.root("7").set("41");
    }
    return disk;
  }

  @Test
  void theMigrationMayGoOnceItHasRun() {
    SimulatedDisk disk = stored(1);
    for (int run = 0; run < 2; run++) {
      BoxType<Long> type = migrating();
      try (TestEngine engine = open(disk, type)) {
        assertEquals(41L + run, type.root(0L).get());
        type.root(0L).set(42L + run);
      }
    }
    BoxType<Long> without = BoxType.of(Codecs.INT);
    for (int run = 0; run < 2; run++) {
      try (TestEngine engine = open(disk, without)) {
        assertEquals(43L, without.root(0L).get());
        assertEquals(
            Array.of(40L, 41L, 42L, 43L), without.root(0L).contents.toArray(), "the stream stays");
      }
    }
  }

  @Test
  void itIsStoredBeforeTheFirstCommit() {
    SimulatedDisk disk = stored(1);
    open(disk, migrating()).close();
    BoxType<Long> without = BoxType.of(Codecs.INT);
    try (TestEngine engine = open(disk, without)) {
      assertEquals(41L, without.root(0L).get());
    }
    assertThrows(SchemaChanged.class, () -> open(disk, BoxType.of(Codecs.STRING)));
  }

  @Test
  void oneMigrationFollowsAnother() {
    SimulatedDisk disk = stored(1);
    open(disk, migrating()).close();
    BoxType<Array<Long>> next = BoxType.of(Codecs.array(Codecs.INT));
    next.type = next.type.<Long, Array<Long>>migration("content", Codecs.INT, Array::of);
    try (TestEngine engine = open(disk, next)) {
      assertEquals(Array.of(41L), next.root(Array.empty()).get());
      next.root(Array.empty()).set(Array.of(41L, 42L));
    }
    BoxType<Array<Long>> last = BoxType.of(Codecs.array(Codecs.INT));
    try (TestEngine engine = open(disk, last)) {
      assertEquals(Array.of(41L, 42L), last.root(Array.empty()).get());
    }
  }

  @Test
  void aMigrationThatFailsChangesNothing() {
    SimulatedDisk disk = stored(1);
    long before = disk.steps();
    BoxType<Long> failing = BoxType.of(Codecs.INT);
    failing.type =
        failing.type.<String, Long>migration("content", Codecs.STRING, old -> Abort.error("no"));
    var failed = assertThrows(SchemaChanged.class, () -> open(disk, failing));
    assertTrue(failed.message().contains("`Box#1.content` failed"), failed.message());
    assertTrue(failed.message().endsWith("failed: no. Nothing was changed."), failed.message());
    assertEquals(before, disk.steps(), "nothing was written");
  }

  @Test
  void aCrashLeavesItDoneOrNotBegun() {
    int crashes = 0;
    boolean ended = false;
    for (int step = 1; !ended; step++) {
      SimulatedDisk disk = stored(step);
      disk.crashAt(disk.steps() + step);
      BoxType<Long> type = migrating();
      long acknowledged = 41;
      boolean crashed = false;
      try (TestEngine engine = open(disk, type)) {
        Box<Long> box = type.root(0L);
        for (long value = 42; value < 45; value++) {
          box.set(value);
          acknowledged = value;
        }
      } catch (Abort stopped) {
        crashed = true;
      }
      ended = !crashed;
      crashes += crashed ? 1 : 0;
      SimulatedDisk after = disk.afterCrash();
      BoxType<Long> again = migrating();
      try (TestEngine engine = open(after, again)) {
        long found = again.root(0L).get();
        assertTrue(found == acknowledged || found == acknowledged + 1, step + ": " + found);
      }
      BoxType<Long> without = BoxType.of(Codecs.INT);
      try (TestEngine engine = open(after, without)) {
        assertTrue(without.root(0L).get() >= acknowledged);
      }
    }
    assertTrue(crashes >= 5, crashes + " crashes");
  }

  @Test
  void aNewStateIsNeverLeftWithoutAValueByACrash() {
    boolean ended = false;
    for (int step = 1; !ended; step++) {
      SimulatedDisk disk = stored(step);
      disk.crashAt(disk.steps() + step);
      BoxType<String> with = BoxType.of(Codecs.STRING);
      with.type = with.type.state("label", Codecs.STRING, () -> "fresh");
      try (TestEngine engine = open(disk, with)) {
        ended = true;
      } catch (Abort stopped) {
        ended = false;
      }
      BoxType<String> again = BoxType.of(Codecs.STRING);
      again.type = again.type.state("label", Codecs.STRING, () -> "fresh");
      try (TestEngine engine = open(disk.afterCrash(), again)) {
        assertEquals("fresh", again.root("").<String>value("label"));
      }
    }
  }

  @Test
  void aStateThatWasGoneMayComeBackWithAnotherType() {
    var disk = new SimulatedDisk(1);
    BoxType<Long> texts = BoxType.of(Codecs.INT);
    texts.type = texts.type.state("label", Codecs.STRING, () -> "text");
    try (TestEngine engine = open(disk, texts)) {
      texts.root(5L);
    }
    BoxType<Long> gone = BoxType.of(Codecs.INT);
    try (TestEngine engine = open(disk, gone)) {
      gone.root(5L).set(6L);
    }
    BoxType<Long> numbers = BoxType.of(Codecs.INT);
    numbers.type = numbers.type.state("label", Codecs.INT, () -> 9L);
    for (int run = 0; run < 2; run++) {
      try (TestEngine engine = open(disk, numbers)) {
        assertEquals(6L, numbers.root(0L).get());
        assertEquals(9L, numbers.root(0L).<Long>value("label"));
      }
    }
  }
}
