package org.cascade.runtime.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.runtime.api.Program;
import org.cascade.runtime.api.ProgramOptions;
import org.cascade.runtime.api.Transactions;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.Account;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.sample.Transfer;
import org.cascade.runtime.txn.IsolationOptions;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.wal.Durability;
import org.junit.jupiter.api.Test;

/** The table of {@code --stats}; on a clock that stands still, so that all times are 0. */
class StatisticsTest {
  private final List<String> messages = new ArrayList<>();

  private int run(Optional<Path> data, Runnable main) {
    var options = new ProgramOptions(data, Durability.SYNC, false, List.of()).withStats();
    return new Program("test", TestEngine.TYPES, List.of(), main)
        .run(
            options,
            Io.simulated(new SimulatedDisk(1), 1),
            IsolationOptions.DEFAULT,
            messages::add);
  }

  @Test
  void aKnownProgramHasTheseCounts() {
    int code =
        run(
            Optional.empty(),
            () -> {
              Account a = Account.create(10);
              Account b = Account.create(0);
              for (int i = 0; i < 12; i++) {
                Account.transfer(a, b, 1); // twice too often
              }
              Transfer whole = Transfer.of(b, a, 10);
              whole.prepare();
              whole.commit();
              Transfer.of(b, a, 10).prepare(); // there is nothing left to give
              Counter counter = Counter.create(0);
              Transactions.attempt(() -> {
                counter.addThenAbort(3);
                return 1L;
              });
              counter.within(counter::increment); // one transaction, whatever it calls
              a.getBalance();
              a.getBalance();
            });
    assertEquals(0, code, messages::toString);
    assertEquals(
        """
        transactions          calls  committed  err  aborted  retried   p50   p99   max
        Account.new               2          2    0        0        0  0 ns  0 ns  0 ns
        Account.transfer         12         10    2        0        0  0 ns  0 ns  0 ns
        Counter.addThenAbort      1          0    0        1        0     -     -     -
        Counter.new               1          1    0        0        0  0 ns  0 ns  0 ns
        Counter.within            1          1    0        0        0  0 ns  0 ns  0 ns
        Transfer.commit           1          1    0        0        0  0 ns  0 ns  0 ns
        Transfer.prepare          2          1    1        0        0  0 ns  0 ns  0 ns
        views            calls  aborted   p50   p99   max
        Account.balance      2        0  0 ns  0 ns  0 ns
        snapshots: open 0, replaced values kept for them 0, the oldest for 0 ns
        streams: events in memory 3, commits not yet given to all subscribers 0
        """,
        String.join("\n", messages) + "\n");
  }

  @Test
  void whatIsWrittenIsCounted() {
    run(
        Optional.of(Path.of("/data")),
        () -> {
          Counter counter = Counter.root("counter", () -> Counter.create(0));
          for (int i = 0; i < 100; i++) {
            counter.increment();
          }
        });
    assertTrue(
        messages.stream().anyMatch(line -> line.startsWith("log: commits 101, writes 101, ")),
        messages::toString);
    assertTrue(
        messages.stream().anyMatch(line -> line.startsWith("syncs: 10")), messages::toString);
    assertTrue(
        messages.stream().anyMatch(line -> line.startsWith("checkpoints: 0")), messages::toString);
  }

  @Test
  void theTableIsToldAfterAnAbortToo() {
    int code =
        run(
            Optional.empty(),
            () -> {
              Counter.create(1).increment();
              throw new Abort("enough");
            });
    assertEquals(1, code);
    assertTrue(messages.getFirst().startsWith("transactions "), messages::toString);
    assertEquals("error: enough", messages.getLast());
  }

  @Test
  void sizesAndTimesAreShownInFittingUnits() {
    assertEquals("999 ns", Quantity.time(999));
    assertEquals("1.0 µs", Quantity.time(1000));
    assertEquals("123 ms", Quantity.time(123_456_789));
    assertEquals("7200 s", Quantity.time(7.2e12));
    assertEquals("1023 B", Quantity.bytes(1023));
    assertEquals("1.5 KiB", Quantity.bytes(1536));
    assertEquals("64.0 MiB", Quantity.bytes(1L << 26));
  }
}
