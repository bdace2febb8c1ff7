package org.cascade.lang.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cascade.cli.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code cascade data} and {@code cascade replica}: what is stored, looked at and copied. */
@Timeout(60)
class DataCommandTest {
  private static final String PROGRAM =
      """
      space Person {
          state age: Int = 1
          state books: BTree<String, Int> = BTree.empty()
          transform grow() { age := age + 1; books := books.insert("b$(age)", age) }
          view shown() -> Int = age
          stream ages = stream { yield age every age changes }
      }
      let person = Person.new()
      person.grow()
      println(person.shown())
      println(person.ages.to_array())
      """;

  @TempDir private Path scratch = Path.of("");
  private Path data = Path.of("");
  private Path program = Path.of("");

  @BeforeEach
  void runTwice() throws IOException {
    data = scratch.resolve("data");
    program = Files.writeString(scratch.resolve("person.cascade"), PROGRAM);
    assertEquals("2\n[2]\n", run(data).out());
    assertEquals("3\n[2, 3]\n", run(data).out());
  }

  private Command.Outcome run(Path where) {
    return Command.run("run", program.toString(), "--data", where.toString());
  }

  private static Command.Outcome data(String what, Object... args) {
    List<String> words = new ArrayList<>(List.of("data", what));
    for (Object arg : args) {
      words.add(arg.toString());
    }
    return Command.run(words.toArray(String[]::new));
  }

  private static void assertFails(String words, Command.Outcome outcome) {
    assertEquals(ExitCode.FAILED, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.err().contains(words), outcome::err);
  }

  @Test
  void checkTellsWhatThereIs() throws IOException {
    Command.Outcome outcome = data("check", data);
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.out().contains("program      person\ncommits      3\n"), outcome::out);
    Path log = data.resolve("log-00000001");
    byte[] bytes = Files.readAllBytes(log);
    bytes[bytes.length - 20] ^= 1;
    Files.write(log, bytes);
    assertFails(log + " is damaged at byte ", data("check", data));
    assertFails("holds no data of a Cascade program", data("check", scratch));
  }

  @Test
  void dumpShowsAllInTheLanguage() {
    Command.Outcome outcome = data("dump", data, program);
    assertEquals(
        new Command.Outcome(
            ExitCode.OK,
            """
            person.person = Person#1
            Person#1
                age = 3
                books = {"b2": 2, "b3": 3}
                stream ages: 2 events
            """,
            ""),
        outcome);
    assertFails("holds no data of a Cascade program", data("dump", scratch.resolve("x"), program));
  }

  @Test
  void compactLeavesACheckpointAndTheStreams() throws IOException {
    assertEquals(ExitCode.OK, data("compact", data, program).exitCode());
    assertTrue(Files.exists(data.resolve("checkpoint-3")));
    assertTrue(Files.notExists(data.resolve("log-00000001")));
    assertEquals("4\n[2, 3, 4]\n", run(data).out());
    assertFails("there is no directory", data("compact", scratch.resolve("none"), program));
  }

  @Test
  void aBackupIsBroughtUpToDateAndRuns() {
    Path copy = scratch.resolve("copy");
    assertEquals("`" + copy + "` has all up to commit 3.\n", data("backup", data, copy).out());
    run(data);
    assertEquals("`" + copy + "` has all up to commit 4.\n", data("backup", data, copy).out());
    data("compact", data, program);
    run(data);
    assertEquals("`" + copy + "` has all up to commit 5.\n", data("backup", data, copy).out());
    assertEquals("6\n[2, 3, 4, 5, 6]\n", run(copy).out());
    assertFails("a program has worked on, so it is not a copy", data("backup", data, copy));
    assertFails("holds other files", data("backup", data, scratch));
  }

  @Test
  void aReplicaTakesOver() {
    Path replica = scratch.resolve("replica");
    Command.Outcome outcome =
        Command.run("replica", replica.toString(), "--from", data.toString(), "--once");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome::toString);
    assertEquals("4\n[2, 3, 4]\n", run(replica).out());
    assertFails(
        "holds no data",
        Command.run("replica", replica.toString(), "--from", scratch.toString(), "--once"));
  }

  @Test
  void aDirectoryCanBeLookedAtAndIsLeftAsItIs() throws IOException {
    String looking = PROGRAM.replace("person.grow()\n", "");
    Path file = Files.writeString(scratch.resolve("person.cascade"), looking);
    Command.Outcome looked =
        Command.run("run", file.toString(), "--data", data.toString(), "--read-only");
    assertEquals(new Command.Outcome(ExitCode.OK, "3\n[2, 3]\n", ""), looked);
    Files.writeString(file, PROGRAM);
    assertFails(
        "is only looked at, because of `--read-only`",
        Command.run("run", file.toString(), "--data", data.toString(), "--read-only"));
  }

  @Test
  void whereNobodyServesIsTold() {
    Path copy = scratch.resolve("copy");
    assertFails(
        "there is no host `nowhere.invalid`",
        Command.run("replica", copy.toString(), "--from", "nowhere.invalid:7070"));
    assertEquals(
        ExitCode.USAGE, Command.run("run", program.toString(), "--serve", "7070").exitCode());
    assertEquals(
        ExitCode.USAGE,
        Command.run("run", program.toString(), "--data", data.toString(), "--serve", "x")
            .exitCode());
  }

  @Test
  void whatToDoHasToBeSaid() {
    assertEquals(ExitCode.USAGE, Command.run("data").exitCode());
    assertEquals(ExitCode.USAGE, Command.run("replica", "x").exitCode());
  }
}
