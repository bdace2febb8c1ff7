package org.cascade.runtime.wal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.fault.OperationException.TooLarge;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.metrics.EngineMetrics;
import org.cascade.runtime.sample.Threads;
import org.cascade.runtime.wal.WriteAheadLog.Ended;
import org.junit.jupiter.api.Test;

/** What is in a log after writers, crashes and damage. */
class WriteAheadLogTest {
  private static final Path PLACE = Path.of("/d");
  private static final Path FIRST = PLACE.resolve("log-00000001");
  private static final byte[] CATALOG = {5, 6};

  private static LogOptions options(Durability durability, int bytes) {
    return new LogOptions(durability, bytes, 4 * bytes, Duration.ofMillis(1));
  }

  private static LogDirectory place(SimulatedDisk disk) {
    return new LogDirectory(disk, PLACE);
  }

  private static List<SegmentScan> scan(SimulatedDisk disk) throws IOException {
    List<SegmentScan> all = new ArrayList<>();
    for (long number : place(disk).numbers()) {
      all.add(place(disk).scan(number));
    }
    return all;
  }

  private static List<byte[]> records(SimulatedDisk disk) throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (SegmentScan segment : scan(disk)) {
      for (SegmentScan.Entry entry : segment.entries()) {
        all.add(Arrays.copyOfRange(segment.bytes(), entry.from(), entry.to()));
      }
    }
    return all;
  }

  private static WriteAheadLog open(SimulatedDisk disk, LogOptions options) throws IOException {
    return open(disk, Io.simulated(disk, 3), options);
  }

  private static WriteAheadLog open(SimulatedDisk disk, Io io, LogOptions options)
      throws IOException {
    List<Ended> ended = new ArrayList<>();
    long last = 0;
    for (SegmentScan segment : scan(disk)) {
      if (!segment.sealed()) {
        place(disk).seal(segment);
      }
      last = segment.last();
      ended.add(new Ended(segment.header().number(), last));
    }
    return new WriteAheadLog(
        place(disk),
        io,
        options,
        CATALOG,
        ended,
        ended.size(),
        last,
        EngineMetrics.NONE,
        number -> {});
  }

  private static WriteAheadLog open(SimulatedDisk disk) throws IOException {
    return open(disk, options(Durability.SYNC, 10_000));
  }

  @Test
  void recordsComeBackInOrder() throws IOException {
    var disk = new SimulatedDisk(1);
    for (int run = 0; run < 3; run++) {
      try (WriteAheadLog log = open(disk)) {
        log.awaitDurable(log.append(new byte[] {(byte) run, 1}));
        log.append(new byte[] {(byte) run, 2});
      }
    }
    assertEquals(6, records(disk).size());
    assertArrayEquals(new byte[] {2, 1}, records(disk).get(4));
    assertArrayEquals(CATALOG, scan(disk).get(1).header().catalog());
  }

  @Test
  void aRunThatAppendsNothingWritesNothing() throws IOException {
    var disk = new SimulatedDisk(1);
    open(disk).close();
    assertEquals(0, disk.steps());
  }

  @Test
  void segmentsFollowEachOtherAndGoWhenTheyAreNotNeeded() throws IOException {
    var disk = new SimulatedDisk(1);
    try (WriteAheadLog log = open(disk, options(Durability.SYNC, 400))) {
      for (int i = 0; i < 300; i++) {
        log.append(new byte[] {(byte) i, 7, 7});
        if (i % 3 == 0) {
          log.awaitDurable(log.append(new byte[] {(byte) i, 8, 8}));
        }
      }
      log.awaitDurable(log.appended());
      assertTrue(scan(disk).size() > 3, scan(disk).size() + " segments");
      assertEquals(400, records(disk).size());
      long second = scan(disk).get(1).last();
      log.dropUpTo(second);
      assertEquals(second + 1, scan(disk).getFirst().header().firstRecord());
      log.dropUpTo(log.durable());
      assertEquals(1, scan(disk).size(), "the present one stays");
    }
    assertTrue(disk.list(PLACE).stream().noneMatch(name -> name.startsWith("spare")));
  }

  @Test
  void aLargeRecordGetsASegmentThatIsLargeEnough() throws IOException {
    var disk = new SimulatedDisk(1);
    try (WriteAheadLog log = open(disk, options(Durability.SYNC, 400))) {
      log.append(new byte[] {1});
      log.append(new byte[100_000]);
      log.append(new byte[] {3});
    }
    assertEquals(3, records(disk).size());
    assertEquals(100_000, records(disk).get(1).length);
    try (WriteAheadLog log = open(disk)) {
      assertThrows(TooLarge.class, () -> log.append(new byte[(1 << 30) + 1]));
      log.awaitDurable(log.append(new byte[] {4}));
    }
    assertEquals(4, records(disk).size());
  }

  @Test
  void manyThreadsShareOneSync() throws Exception {
    var disk = new SimulatedDisk(1);
    var numbers = new ConcurrentLinkedQueue<Long>();
    try (WriteAheadLog log = open(disk)) {
      log.awaitDurable(log.append(new byte[] {1}));
      for (int i = 0; i < 20; i++) {
        numbers.add(log.append(new byte[] {9}));
      }
      long before = disk.steps();
      Threads.run(
          4,
          thread -> {
            for (long number : numbers) {
              log.awaitDurable(number);
            }
          });
      assertEquals(before + 2, disk.steps(), "one write, one sync");
    }
  }

  @Test
  void aThreadThatIsInterruptedStillCommits() throws IOException {
    var disk = new SimulatedDisk(1);
    try (WriteAheadLog log = open(disk)) {
      Thread.currentThread().interrupt();
      log.awaitDurable(log.append(new byte[] {1}));
      assertTrue(Thread.interrupted());
    }
    assertEquals(1, records(disk).size());
  }

  @Test
  void eachLevelKeepsWhatItPromises() throws IOException {
    for (Durability durability : Durability.values()) {
      var disk = new SimulatedDisk(1);
      WriteAheadLog log = open(disk, options(durability, 10_000));
      long last = log.append(new byte[] {1, 2, 3});
      log.awaitAcknowledged(last);
      // The simulated threads do at once what real ones do soon.
      assertEquals(last, log.durable());
      assertEquals(1, records(disk.afterCrash()).size());
    }
  }

  @Test
  void aTornEndIsCutAndTheLogGoesOn() throws IOException {
    var disk = new SimulatedDisk(1);
    WriteAheadLog unfinished = open(disk);
    unfinished.awaitDurable(unfinished.append(new byte[] {1, 1, 1}));
    unfinished.awaitDurable(unfinished.append(new byte[] {2, 2, 2}));
    byte[] whole = disk.peek(FIRST);
    SegmentScan found = scan(disk).getFirst();
    int second = found.entries().get(1).frame();
    for (int length = second; length < found.end(); length++) {
      var torn = new SimulatedDisk(length);
      torn.poke(FIRST, Arrays.copyOf(Arrays.copyOf(whole, length), whole.length));
      assertEquals(1, records(torn).size(), "cut at " + length);
      try (WriteAheadLog log = open(torn)) {
        log.awaitDurable(log.append(new byte[] {3}));
      }
      assertEquals(2, records(torn).size());
      assertArrayEquals(new byte[] {3}, records(torn).get(1));
      assertTrue(scan(torn).stream().allMatch(SegmentScan::sealed));
    }
  }

  @Test
  void aHoleInWhatWasNotSyncedIsTorn() throws IOException {
    var disk = new SimulatedDisk(1);
    WriteAheadLog log = open(disk, options(Durability.INTERVAL, 10_000));
    log.awaitDurable(log.append(new byte[] {1}));
    byte[] before = disk.peek(FIRST);
    int end = scan(disk).getFirst().end();
    SegmentHeader header = scan(disk).getFirst().header();
    byte[] lost = Frame.encode(header, 2, 1, List.of(new byte[600]));
    byte[] there = Frame.encode(header, 3, 1, List.of(new byte[] {2}));
    System.arraycopy(there, 0, before, end + lost.length, there.length);
    disk.poke(FIRST, before);
    assertEquals(1, records(disk).size());
    byte[] relied = Frame.encode(header, 3, 2, List.of(new byte[] {2}));
    System.arraycopy(relied, 0, before, end + lost.length, relied.length);
    disk.poke(FIRST, before);
    assertThrows(DataCorrupt.class, () -> records(disk));
  }

  @Test
  void damageBeforeSomethingSyncedIsRefusedWithItsPlace() throws IOException {
    var disk = new SimulatedDisk(1);
    try (WriteAheadLog log = open(disk)) {
      for (int i = 0; i < 4; i++) {
        log.awaitDurable(log.append(new byte[] {(byte) i, 7, 7, 7}));
      }
    }
    SegmentScan good = scan(disk).getFirst();
    int second = good.entries().get(1).frame();
    int third = good.entries().get(2).frame();
    for (int at = second; at < third; at++) {
      byte[] damaged = good.bytes().clone();
      damaged[at] ^= 1;
      disk.poke(FIRST, damaged);
      var corrupt = assertThrows(DataCorrupt.class, () -> scan(disk));
      assertTrue(
          corrupt.message().startsWith("The data file " + FIRST + " is damaged at byte " + second),
          corrupt.message());
    }
    disk.poke(FIRST, "not a log at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThrows(DataCorrupt.class, () -> scan(disk));
    disk.poke(FIRST, good.bytes());
    disk.poke(PLACE.resolve("log-00000002"), good.bytes());
    assertThrows(DataCorrupt.class, () -> scan(disk), "one segment under two names");
  }

  @Test
  void aFileThatVanishesIsToldSoonWithACommit() throws IOException {
    var disk = new SimulatedDisk(1);
    var io = Io.simulated(disk, 3);
    WriteAheadLog log = open(disk, io, options(Durability.SYNC, 10_000));
    log.awaitDurable(log.append(new byte[] {1}));
    disk.lose(FIRST);
    io.time().pause(10_000_000);
    long last = log.append(new byte[] {2});
    var failed = assertThrows(StorageFailed.class, () -> log.awaitDurable(last));
    assertTrue(failed.message().contains("the file " + FIRST + " is gone"), failed.message());
  }
}
