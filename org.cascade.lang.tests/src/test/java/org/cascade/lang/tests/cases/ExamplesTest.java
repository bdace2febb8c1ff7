package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.cascade.lang.tests.cli.Command;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The programs of {@code examples/}: what they print, and that their own tests pass. */
class ExamplesTest {
  private static final Path EXAMPLES = Cases.ROOT.resolve("examples");
  private static final Path DATABASE = EXAMPLES.resolve("distributed-database");

  @TempDir private Path scratch = Path.of("");

  @TestFactory
  Stream<DynamicTest> examples() {
    return Cases.programs(EXAMPLES).stream()
        .map(p -> DynamicTest.dynamicTest(EXAMPLES.relativize(p).toString(), () -> example(p)));
  }

  private static void example(Path program) {
    Command.Outcome run = Command.run("run", "--no-cache", program.toString());
    assertEquals(0, run.exitCode(), run::err);
    assertEquals(Cases.read(program.resolve("expected.txt")), run.out());
    Command.Outcome tests = Command.run("test", program.toString());
    assertEquals(0, tests.exitCode(), () -> tests.out() + tests.err());
  }

  @Test
  void theDatabaseFindsItsDataAgain() {
    String data = scratch.resolve("data").toString();
    Command.Outcome first = Command.run("run", DATABASE.toString(), "--data", data);
    Command.Outcome second = Command.run("run", DATABASE.toString(), "--data", data);
    assertEquals(Cases.read(DATABASE.resolve("expected.txt")), first.out(), first::err);
    assertEquals(Cases.read(DATABASE.resolve("expected-second.txt")), second.out(), second::err);
  }

  /** The program the language exists for is in the example, line by line. */
  @Test
  void theDatabaseIsTheSeed() throws IOException {
    Iterator<String> example = Files.readAllLines(DATABASE.resolve("main.cascade")).iterator();
    for (String line : seed()) {
      boolean found = line.isBlank();
      while (!found && example.hasNext()) {
        found = example.next().equals(line);
      }
      assertTrue(found, () -> "missing, changed or out of order: " + line);
    }
  }

  private static List<String> seed() throws IOException {
    try (InputStream in =
        ExamplesTest.class.getResourceAsStream("/distributed-database-seed.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
