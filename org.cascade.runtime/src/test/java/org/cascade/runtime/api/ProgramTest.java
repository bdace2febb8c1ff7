package org.cascade.runtime.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.Account;
import org.cascade.runtime.sample.Branch;
import org.cascade.runtime.sample.Clock;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.Library;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.txn.IsolationOptions;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Show;
import org.cascade.runtime.value.Tuple2;
import org.cascade.runtime.wal.Durability;
import org.junit.jupiter.api.Test;

/** Whole programs: their exit codes, and what their users get to read. */
class ProgramTest {
  private final List<String> messages = new ArrayList<>();

  private int run(ProgramOptions options, Io io, Runnable main) {
    messages.clear();
    return new Program("test", TestEngine.TYPES, List.of(), main)
        .run(options, io, IsolationOptions.DEFAULT, messages::add);
  }

  private int run(Runnable main) {
    return run(ProgramOptions.DEFAULT, Io.real(), main);
  }

  @Test
  void aProgramThatEndsWellSaysNothing() {
    assertEquals(0, run(() -> Counter.create(1).increment()));
    assertEquals(List.of(), messages);
  }

  @Test
  void anAbortIsToldWithItsPlaceInTheSource() {
    assertEquals(1, run(() -> failAt("shop.cascade", 12)));
    assertEquals(List.of("error: integer overflow", "  at shop.cascade:12"), messages);
  }

  private static void failAt(String file, int line) {
    var abort = new Abort("integer overflow");
    abort.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("org.cascade.runtime.value.Ints", "add", "Ints.java", 5),
          new StackTraceElement("shop.ShopModule", "run", file, line),
        });
    throw abort;
  }

  @Test
  void aStackOverflowAndABugAreTold() {
    assertEquals(1, run(() -> deep(1)));
    assertEquals("error: stack overflow: calls are nested too deeply", messages.getFirst());
    assertEquals(
        Program.BUG,
        run(() -> {
          Counter counter = Counter.create(0);
          counter.looking(counter::increment);
        }));
    assertTrue(
        messages.getFirst().startsWith("error: this is a bug of Cascade"), messages::toString);
    assertEquals(
        1,
        run(() -> {
          throw new OutOfMemoryError("Java heap space");
        }));
    assertTrue(messages.getFirst().startsWith("error: out of memory"), messages::toString);
  }

  private static long deep(long n) {
    return n == Long.MAX_VALUE ? 0 : deep(n + 1) + 1;
  }

  @Test
  void dataIsThereInTheNextRunAlsoAfterAnAbort() {
    Io io = Io.simulated(new SimulatedDisk(1), 1);
    var options =
        new ProgramOptions(Optional.of(Path.of("/data")), Durability.SYNC, false, List.of());
    Runnable main =
        () -> {
          Counter counter = Counter.root("counter", () -> Counter.create(0));
          messages.add("now " + counter.increment());
          if (counter.current() == 2) {
            Abort.error("after the second");
          }
        };
    assertEquals(0, run(options, io, main));
    assertEquals(List.of("now 1"), messages);
    assertEquals(1, run(options, io, main));
    assertEquals(List.of("now 2", "error: after the second"), messages);
    assertEquals(0, run(options, io, main));
    assertEquals(List.of("now 3"), messages);
  }

  @Test
  void theTraceTellsEachTransaction() {
    var options = new ProgramOptions(Optional.empty(), Durability.SYNC, true, List.of());
    run(
        options,
        Io.simulated(new SimulatedDisk(1), 1),
        () -> {
          Account a = Account.create(10);
          Account b = Account.create(0);
          Account.transfer(a, b, 4);
          Account.transfer(a, b, 40);
          Transactions.attempt(() -> {
            Counter.create(0).addThenAbort(3);
            return 1L;
          });
          a.getBalance();
        });
    assertEquals(
        List.of(
            "[trace] Account.new on Account#1: committed, 0 µs",
            "[trace] Account.new on Account#2: committed, 0 µs",
            "[trace] Account.transfer on Account#1, Account#2: committed, 0 µs",
            "[trace] Account.transfer on Account#1, Account#2: rolled back: Err(\"Account#1 would"
                + " be overdrawn\"), 0 µs",
            "[trace] Counter.new on Counter#3: committed, 0 µs",
            "[trace] Counter.addThenAbort on Counter#3: rolled back: after 3, 0 µs"),
        messages);
  }

  @Test
  void optionsAreReadFromArguments() {
    assertEquals(
        new ProgramOptions(
            Optional.of(Path.of("d")), Durability.SYNC, true, List.of("--data", "x")),
        ProgramOptions.parse("--trace", "--data", "d", "--", "--data", "x"));
    assertEquals(
        new ProgramOptions(Optional.empty(), Durability.SYNC, false, List.of("a", "--trace")),
        ProgramOptions.parse("a", "--trace"));
  }

  /** The library of the language's acceptance programs, line by line. */
  @Test
  void theLibrary() {
    List<String> out = new ArrayList<>();
    run(() -> {
      Library library = Library.root("library.library", Library::create);
      Branch north = library.open("North");
      Branch south = library.open("South");
      north.changes().subscribe(op -> out.add("north: " + Show.show(op)));
      out.add(Show.show(north.add("Dune", 3)));
      out.add(Show.show(library.move("Dune", north, south, 2)));
      out.add(Show.show(library.move("Dune", north, south, 5)));
      out.add(Show.show(new Tuple2<>(north.copies("Dune"), south.copies("Dune"))));
      out.add(
          Show.show(library.map(b -> b.search(t -> t.startsWith("D"))).flatMap(found -> found)));
      Clock clock = library.clock();
      out.add(Show.show(clock.tick()));
    });
    assertEquals(
        List.of(
            "north: Inserted(\"Dune\", 3)",
            "Ok(3)",
            "north: Updated(\"Dune\", 3, 1)",
            "Ok(())",
            "Err(\"North has not enough copies of Dune\")",
            "(1, 2)",
            "[\"Dune\", \"Dune\"]",
            "3"),
        out);
  }
}
