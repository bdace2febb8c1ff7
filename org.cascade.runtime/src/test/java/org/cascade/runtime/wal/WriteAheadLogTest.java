package org.cascade.runtime.wal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.Threads;
import org.junit.jupiter.api.Test;

/** What is in a log after writers, crashes and damage. */
class WriteAheadLogTest {
  private static final Path LOG = Path.of("/log");

  private static LogScan scan(SimulatedDisk disk) {
    return LogScan.of(LOG, disk.peek(LOG));
  }

  private static WriteAheadLog open(SimulatedDisk disk) throws IOException {
    return WriteAheadLog.open(LOG, disk.openForAppend(LOG), scan(disk));
  }

  private static byte[] record(LogScan scan, int index) {
    LogScan.Entry entry = scan.entries().get(index);
    return Arrays.copyOfRange(scan.bytes(), entry.from(), entry.to());
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
    LogScan scan = scan(disk);
    assertEquals(6, scan.entries().size());
    assertArrayEquals(new byte[] {2, 1}, record(scan, 4));
  }

  @Test
  void manyThreadsShareOneSync() throws Exception {
    var disk = new SimulatedDisk(1);
    var sequences = new ConcurrentLinkedQueue<Long>();
    try (WriteAheadLog log = open(disk)) {
      for (int i = 0; i < 20; i++) {
        sequences.add(log.append(new byte[] {9}));
      }
      long before = disk.steps();
      Threads.run(
          4,
          thread -> {
            for (long sequence : sequences) {
              log.awaitDurable(sequence);
            }
          });
      assertEquals(before + 2, disk.steps(), "one write, one sync");
    }
  }

  @Test
  void aTornEndIsCutAndTheLogGoesOn() throws IOException {
    var disk = new SimulatedDisk(1);
    try (WriteAheadLog log = open(disk)) {
      log.awaitDurable(log.append(new byte[] {1, 1, 1}));
      log.awaitDurable(log.append(new byte[] {2, 2, 2}));
    }
    byte[] whole = disk.peek(LOG);
    int second = scan(disk).entries().get(1).offset();
    for (int length = second; length < whole.length; length++) {
      disk.poke(LOG, Arrays.copyOf(whole, length));
      assertEquals(1, scan(disk).entries().size(), "cut at " + length);
      try (WriteAheadLog log = open(disk)) {
        log.awaitDurable(log.append(new byte[] {3}));
      }
      assertEquals(2, scan(disk).entries().size());
      assertArrayEquals(new byte[] {3}, record(scan(disk), 1));
    }
    for (int length = 0; length < LogScan.HEADER.length; length++) {
      disk.poke(LOG, Arrays.copyOf(whole, length));
      assertEquals(0, scan(disk).entries().size());
    }
  }

  @Test
  void aHoleInWhatWasNotSyncedIsTorn() throws IOException {
    var disk = new SimulatedDisk(1);
    try (WriteAheadLog log = open(disk)) {
      log.awaitDurable(log.append(new byte[] {1}));
      log.append(new byte[600]);
      log.append(new byte[] {2});
    }
    byte[] whole = disk.peek(LOG);
    int second = scan(disk).entries().get(1).offset();
    Arrays.fill(whole, second + 20, second + 300, (byte) 0x55);
    disk.poke(LOG, whole);
    assertEquals(1, scan(disk).entries().size());
  }

  @Test
  void damageBeforeSomethingSyncedIsRefusedWithItsPlace() throws IOException {
    var disk = new SimulatedDisk(1);
    try (WriteAheadLog log = open(disk)) {
      for (int i = 0; i < 4; i++) {
        log.awaitDurable(log.append(new byte[] {(byte) i, 7, 7, 7}));
      }
    }
    LogScan good = scan(disk);
    int second = good.entries().get(1).offset();
    int third = good.entries().get(2).offset();
    for (int at = second; at < third; at++) {
      byte[] damaged = good.bytes().clone();
      damaged[at] ^= 1;
      disk.poke(LOG, damaged);
      var corrupt = assertThrows(DataCorrupt.class, () -> scan(disk));
      assertTrue(
          corrupt.message().startsWith("The data file /log is damaged at byte " + second + ":"),
          corrupt.message());
    }
    byte[] missing = new byte[good.bytes().length - (third - second)];
    System.arraycopy(good.bytes(), 0, missing, 0, second);
    System.arraycopy(good.bytes(), third, missing, second, missing.length - second);
    disk.poke(LOG, missing);
    assertTrue(
        assertThrows(DataCorrupt.class, () -> scan(disk))
            .message()
            .contains("record 2 is missing"));
    disk.poke(LOG, "not a log at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThrows(DataCorrupt.class, () -> scan(disk));
  }
}
