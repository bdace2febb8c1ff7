package org.cascade.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cascade.runtime.api.Transactions;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.Account;
import org.cascade.runtime.sample.Bank;
import org.cascade.runtime.sample.Branch;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.Library;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.sample.Transfer;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;
import org.junit.jupiter.api.Test;

/** What a program finds again, after its end or after a crash at any moment. */
class RecoveryTest {
  private static final Path DATA = Path.of("/data");

  private static TestEngine open(SimulatedDisk disk) {
    return TestEngine.on(Io.simulated(disk, 7), DATA);
  }

  /** All that can be seen of the data. */
  private static String picture() {
    Bank bank = Bank.root("bank", () -> Bank.create(3, 100));
    Counter counter = Counter.root("counter", () -> Counter.create(0));
    Library library = Library.root("library", Library::create);
    return bank.getAccounts().map(Account::getBalance)
        + " "
        + counter.current()
        + " "
        + counter.counts().toArray()
        + " "
        + counter.changes().position()
        + " "
        + library.getBranches().map(b -> b.search(t -> true).map(t -> t + b.copies(t)))
        + library.getBranches().map(b -> b.changes().toArray())
        + library.copies().toArray();
  }

  /** Something that changes several spaces at once, in different ways. */
  private static void step(int number) {
    Bank bank = Bank.root("bank", () -> Bank.create(3, 100));
    Counter counter = Counter.root("counter", () -> Counter.create(0));
    Library library = Library.root("library", Library::create);
    Account from = bank.getAccounts().at(number % 3);
    Account to = bank.getAccounts().at((number + 1) % 3);
    if (number % 4 == 3) {
      Transfer transfer = Transfer.of(from, to, number);
      assertTrue(transfer.prepare().isOk());
      assertTrue(transfer.commit().isOk());
      return;
    }
    bank.within(() -> {
      assertTrue(Account.transfer(from, to, number).isOk());
      counter.increment();
      Branch branch =
          number % 5 == 0
              ? library.open("branch " + number)
              : library.getBranches().last().expect("a branch");
      branch.add("Dune", number);
      branch.add("Book " + number % 3, 1);
      return Unit.VALUE;
    });
  }

  @Test
  void allIsFoundAgainAfterManyRestarts() {
    var disk = new SimulatedDisk(1);
    String last = "";
    for (int run = 0; run < 6; run++) {
      try (TestEngine engine = open(disk)) {
        if (run > 0) {
          assertEquals(last, picture());
        }
        for (int i = 0; i < 5; i++) {
          step(run * 5 + i);
        }
        last = picture();
        assertEquals(List.of(), engine.messages());
      }
    }
  }

  @Test
  void aCrashAtAnyStepLosesNothingAcknowledgedAndLeavesNothingHalf() {
    List<String> after = new ArrayList<>();
    for (int steps = 0; steps < 15; steps++) {
      after.add(after(steps));
    }
    int crashes = 0;
    for (long seed = 0; seed < 6; seed++) {
      boolean ended = false;
      for (int crashAt = 1; !ended; crashAt++) {
        ended = !crashesCleanly(after, seed, crashAt);
        crashes += ended ? 0 : 1;
      }
    }
    assertTrue(crashes > 100, crashes + " crashes");
  }

  /** Whether the machine stopped before the program had ended. */
  private static boolean crashesCleanly(List<String> after, long seed, int crashAt) {
    var disk = new SimulatedDisk(seed * 1000 + crashAt);
    disk.crashAt(crashAt);
    List<String> acknowledged = new ArrayList<>();
    boolean crashed = false;
    try (TestEngine engine = open(disk)) {
      acknowledged.add(picture());
      for (int i = 0; i < 12; i++) {
        step(i);
        acknowledged.add(picture());
      }
    } catch (OperationException.StorageFailed stopped) {
      crashed = true;
    }
    if (!acknowledged.isEmpty()) {
      assertEquals(after.subList(0, acknowledged.size()), acknowledged);
      checkAfterwards(disk, after, acknowledged.size() - 1, "seed " + seed + ", step " + crashAt);
    }
    return crashed;
  }

  private static void checkAfterwards(
      SimulatedDisk disk, List<String> after, int acknowledged, String which) {
    int done = acknowledged;
    SimulatedDisk next = disk.afterCrash();
    String found;
    try (TestEngine engine = open(next)) {
      assertEquals(List.of(), engine.messages());
      found = picture();
      if (!found.equals(after.get(done))) {
        assertEquals(after.get(done + 1), found, which); // what was in progress is there, whole
        done++;
      }
      step(done);
      found = picture();
    }
    assertEquals(after.get(done + 1), found, which);
    try (TestEngine engine = open(next)) {
      assertEquals(found, picture(), which);
    }
  }

  /** The picture after a number of steps, with no crash. */
  private static String after(int steps) {
    try (TestEngine engine = TestEngine.inMemory()) {
      picture();
      for (int i = 0; i < steps; i++) {
        step(i);
      }
      return picture();
    }
  }

  @Test
  void aFailedSyncIsTheEndOfWriting() {
    var disk = new SimulatedDisk(3);
    String before;
    try (TestEngine engine = TestEngine.on(Io.simulated(disk, 7), DATA, StorageOptions.DEFAULT)) {
      picture();
      step(0);
      before = picture();
      disk.failSyncAt(disk.steps());
      var failed = assertThrows(OperationException.StorageFailed.class, () -> step(1));
      assertTrue(failed.message().contains("Input/output error"), failed.message());
      assertEquals(before, picture(), "what was not synced is not seen");
      var refused = assertThrows(OperationException.StorageFailed.class, () -> step(1));
      assertEquals(failed.message(), refused.message());
      Result<Unit, ?> attempted =
          Transactions.attempt(() -> {
            step(1);
            return Unit.VALUE;
          });
      assertTrue(attempted.isErr());
      assertThrows(OperationException.StorageFailed.class, engine::close);
    }
    for (SimulatedDisk next : List.of(disk.afterEnd(), disk.afterCrash())) {
      String found;
      try (TestEngine engine = open(next)) {
        found = picture();
      }
      // What was not acknowledged may be there or not, but once it was seen it stays.
      assertTrue(found.equals(before) || found.equals(after(1)) || found.equals(after(2)), found);
      try (TestEngine engine = open(next.afterCrash())) {
        assertEquals(found, picture());
      }
    }
  }

  @Test
  void aFullDiskIsToldAndTheEngineGoesOnWhenThereIsRoom() {
    var disk = new SimulatedDisk(3);
    List<String> acknowledged = new ArrayList<>();
    int done = 0;
    try (TestEngine engine = open(disk)) {
      acknowledged.add(picture());
      for (int round = 0; round < 3; round++) {
        disk.fullAfter(1500);
        OperationException.StorageFailed failed = null;
        while (failed == null) {
          try {
            step(done);
            done++;
            acknowledged.add(picture());
          } catch (OperationException.StorageFailed full) {
            failed = full;
          }
        }
        assertTrue(failed.message().contains("No space left on device"), failed.message());
        assertEquals(acknowledged.getLast(), picture());
      }
    }
    assertTrue(acknowledged.size() > 6, acknowledged.size() + " steps");
    disk.fullAfter(Long.MAX_VALUE);
    try (TestEngine again = open(disk.afterCrash())) {
      assertEquals(acknowledged.getLast(), picture());
    }
  }

  /** Every byte of the log that was written. */
  @Test
  void damageInTheMiddleIsFoundAndNothingIsChanged() {
    var disk = new SimulatedDisk(4);
    try (TestEngine engine = TestEngine.on(Io.simulated(disk, 7), DATA, StorageOptions.DEFAULT)) {
      picture();
      for (int i = 0; i < 6; i++) {
        step(i);
      }
    }
    Path log = DATA.resolve("log-00000001");
    byte[] whole = disk.peek(log);
    int used = whole.length;
    while (whole[used - 1] == 0) {
      used--;
    }
    int found = 0;
    for (int at = 0; at < used - 16; at += 3) { // the end says only that all before it was synced
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x40;
      disk.poke(log, damaged);
      long steps = disk.steps();
      var corrupt =
          assertThrows(OperationException.DataCorrupt.class, () -> open(disk).close(), "at " + at);
      assertTrue(
          corrupt.message().contains("/data/log-00000001 is damaged at byte "), corrupt.message());
      assertEquals(steps, disk.steps(), "nothing was written");
      found++;
    }
    assertTrue(found > 100);
    disk.poke(log, whole);
    open(disk).close();
  }

  /** Every byte of a checkpoint and of the events it knows. */
  @Test
  void aDamagedCheckpointIsFoundAndNothingIsChanged() throws IOException {
    var disk = new SimulatedDisk(4);
    try (TestEngine engine = open(disk)) {
      picture();
      for (int i = 0; i < 40; i++) {
        step(i);
      }
    }
    List<String> names = disk.list(DATA);
    assertEquals(1, names.stream().filter(name -> name.startsWith("checkpoint-")).count());
    Path file =
        DATA.resolve(
            names.stream()
                .filter(name -> name.startsWith("checkpoint-"))
                .findFirst()
                .orElseThrow());
    byte[] whole = disk.peek(file);
    for (int at = 0; at < whole.length; at += 3) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x40;
      disk.poke(file, damaged);
      long steps = disk.steps();
      assertThrows(OperationException.DataCorrupt.class, () -> open(disk).close(), "at " + at);
      assertEquals(steps, disk.steps(), "nothing was written");
    }
    disk.lose(file);
    var missing = assertThrows(OperationException.DataCorrupt.class, () -> open(disk).close());
    assertTrue(missing.message().contains("is missing"), missing.message());
    disk.poke(file, whole);
    open(disk).close();
  }

  @Test
  void aLogRecordHoldsChangesAndNotCollections() {
    var disk = new SimulatedDisk(5);
    try (TestEngine engine = TestEngine.on(Io.simulated(disk, 7), DATA, StorageOptions.DEFAULT)) {
      Library library = Library.root("library", Library::create);
      Branch branch = library.open("big");
      for (int i = 0; i < 300; i++) {
        branch.add("a rather long title, number " + i, i);
      }
      long before = disk.writtenBytes();
      branch.add("Dune", 1);
      long bytes = disk.writtenBytes() - before;
      assertTrue(bytes < 30, bytes + " bytes for one entry");
    }
  }
}
