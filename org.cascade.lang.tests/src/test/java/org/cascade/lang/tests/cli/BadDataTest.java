package org.cascade.lang.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.cascade.cli.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Data directories that a program cannot use: said in words, and left as they are. */
@Timeout(60)
class BadDataTest {
  private static final String TEXTS =
      """
      space Person {
          state age: String = "1"
          transform grow() { age := age + "1" }
          view shown() -> String = age
      }
      let person = Person.new()
      person.grow()
      println(person.shown())
      """;

  private static final String NUMBERS =
      """
      space Person {
          state age: Int = 1
          transform grow() { age := age + 1 }
          view shown() -> Int = age
      }
      let person = Person.new()
      person.grow()
      println(person.shown())
      """;

  private static final String MIGRATION =
      "    migrate age(old: String) -> Int = old.parse_int().or_else(0)\n";

  @TempDir private Path scratch = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void nameData() {
    data = scratch.resolve("data");
  }

  private Command.Outcome run(String program) throws IOException {
    Path file = Files.writeString(scratch.resolve("person.cascade"), program);
    return Command.run("run", file.toString(), "--data", data.toString());
  }

  private static void assertPrints(String text, Command.Outcome outcome) {
    assertEquals(new Command.Outcome(ExitCode.OK, text + "\n", ""), outcome);
  }

  /** The program is refused with these words, and nothing in the directory has changed. */
  private void assertRefused(String words, String program) throws IOException {
    Map<String, String> before = contents();
    Command.Outcome outcome = run(program);
    assertEquals(ExitCode.FAILED, outcome.exitCode(), outcome::toString);
    assertEquals("", outcome.out());
    assertTrue(outcome.err().startsWith("error: "), outcome::err);
    assertTrue(outcome.err().contains(words), outcome::err);
    assertFalse(outcome.err().contains("Exception"), outcome::err);
    assertFalse(outcome.err().contains(".java:"), outcome::err);
    assertEquals(before, contents());
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> all = new TreeMap<>();
    if (Files.isDirectory(data)) {
      try (var files = Files.list(data)) {
        for (Path file : files.filter(f -> !f.endsWith("lock")).toList()) {
          all.put(file.toString(), Arrays.toString(Files.readAllBytes(file)));
        }
      }
    }
    return all;
  }

  @Test
  void damageInTheMiddle() throws IOException {
    for (int i = 0; i < 3; i++) {
      run(TEXTS);
    }
    Path log = data.resolve("log-00000001");
    byte[] good = Files.readAllBytes(log);
    for (int at : new int[] {0, 9, 40, 90}) {
      byte[] bad = good.clone();
      bad[at] ^= 0x55;
      bad[at + 1] ^= 0x2a;
      Files.write(log, bad);
      assertRefused("is damaged at byte ", TEXTS);
      assertRefused("Restore the directory from a copy.", TEXTS);
    }
    Files.write(log, good);
    assertPrints("11111", run(TEXTS));
  }

  @Test
  void filesThatAreGone() throws IOException {
    run(TEXTS);
    Path log = data.resolve("log-00000001");
    byte[] bytes = Files.readAllBytes(log);
    Files.delete(log);
    assertRefused("is missing. Nothing was changed.", TEXTS);
    Files.write(log, bytes);
    Files.delete(data.resolve("manifest"));
    assertRefused("is missing. Nothing was changed.", TEXTS);
  }

  @Test
  void theDataOfAnOlderVersion() throws IOException {
    Files.writeString(
        Files.createDirectory(data).resolve("manifest"), "cascade-data 1\nprogram person\n");
    Files.writeString(data.resolve("log"), "CASLOG1\n");
    assertRefused("has format `cascade-data 1`, and this runtime reads `cascade-data 4`", TEXTS);
    assertRefused("Use the version of Cascade that wrote it", TEXTS);
  }

  @Test
  void durabilityHasALevel() throws IOException {
    for (String level : new String[] {"sync", "interval", "memory"}) {
      Path file = Files.writeString(scratch.resolve("person.cascade"), TEXTS);
      Command.run("run", file.toString(), "--data", data.toString(), "--durability", level);
    }
    assertPrints("11111", run(TEXTS));
    Command.Outcome outcome = Command.run("run", "--durability", "none");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("--durability"), outcome::err);
  }

  @Test
  void aDirectoryInUse() throws IOException {
    run(TEXTS);
    try (FileChannel other =
        FileChannel.open(data.resolve("lock"), StandardOpenOption.WRITE, StandardOpenOption.READ)) {
      assertTrue(other.tryLock() != null);
      assertRefused("is in use by process " + ProcessHandle.current().pid(), TEXTS);
    }
    assertPrints("111", run(TEXTS));
  }

  @Test
  void theDirectoryOfAnotherProgram() throws IOException {
    run(TEXTS);
    Path other = Files.writeString(scratch.resolve("other.cascade"), TEXTS);
    Command.Outcome outcome = Command.run("run", other.toString(), "--data", data.toString());
    assertEquals(ExitCode.FAILED, outcome.exitCode());
    assertTrue(outcome.err().contains("belongs to program `person`, not to `other`"), outcome::err);
    assertPrints("111", run(TEXTS));
  }

  @Test
  void aDirectoryOfSomethingElse() throws IOException {
    Files.writeString(Files.createDirectory(data).resolve("thesis.tex"), "precious");
    assertRefused("holds files, but no data of a Cascade program", TEXTS);
    data = data.resolve("thesis.tex");
    assertRefused("thesis.tex is not a directory", TEXTS);
  }

  @Test
  void aStateOfAnotherType() throws IOException {
    run(TEXTS);
    assertRefused("is stored as `String`, but the program has `Int`", NUMBERS);
    assertRefused("Say with `migrate` how to convert it", NUMBERS);
    assertPrints("111", run(TEXTS));
  }

  @Test
  void aMigrationIsDoneOnce() throws IOException {
    run(TEXTS);
    String migrating = NUMBERS.replace("    transform", MIGRATION + "    transform");
    assertPrints("12", run(migrating));
    assertPrints("13", run(migrating));
    assertPrints("14", run(NUMBERS));
    assertRefused("is stored as `Int`, but the program has `String`", TEXTS);
  }

  private static final String EVENTS =
      """
      type Note = { n: Int }
      space Person {
          state age: Int = 1
          transform grow() { age := age + 1 }
          stream notes = stream { yield Note { n: age } every age changes }
      }
      let person = Person.new()
      person.grow()
      println(person.notes.to_array().length)
      """;

  @Test
  void anEventOfAnotherType() throws IOException {
    assertPrints("1", run(EVENTS));
    Path file = scratch.resolve("person.cascade");
    assertEquals(
        ExitCode.OK, Command.run("data", "compact", data.toString(), file.toString()).exitCode());
    String refused = "Stream `notes` of `person.Person` has told events of type";
    assertRefused(refused, EVENTS.replace("{ n: ", "{ number: "));
    assertRefused(refused, EVENTS.replace("Note", "Remark"));
    assertPrints("2", run(EVENTS));
  }

  @Test
  void aMigrationTellsWhichEventsItDrops() throws IOException {
    assertPrints("1", run(EVENTS));
    Path file = scratch.resolve("person.cascade");
    Command.run("data", "compact", data.toString(), file.toString());
    Command.Outcome outcome =
        run(
            EVENTS
                .replace(
                    "age: Int = 1",
                    "age: Real = 1.0\n    migrate age(old: Int) -> Real = old.to_real()")
                .replace("age + 1", "age + 1.0")
                .replace("n: Int", "n: Real"));
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome::toString);
    assertTrue(
        outcome.err().contains("Earlier events of `person.Person.notes` are dropped"),
        outcome::err);
  }

  @Test
  void aDirectoryThatMayNotBeWritten() throws IOException {
    assumeTrue(Files.getFileStore(scratch).supportsFileAttributeView("posix"));
    run(TEXTS);
    Path lock = data.resolve("lock");
    Files.setPosixFilePermissions(lock, PosixFilePermissions.fromString("r--r--r--"));
    assumeFalse(Files.isWritable(lock), "the superuser may write everywhere");
    assertRefused("cannot be opened: there is no permission for " + lock, TEXTS);
  }

  @Test
  void aPlaceWhereNoDirectoryCanBe() throws IOException {
    Files.writeString(scratch.resolve("file"), "x");
    data = scratch.resolve("file/data");
    assertRefused(scratch.resolve("file") + " is there already", TEXTS);
    if (Files.isDirectory(Path.of("/proc/self"))) {
      data = Path.of("/proc/cascade-data"); // refuses everybody, the superuser too
      assertRefused("cannot be opened", TEXTS);
    }
  }
}
