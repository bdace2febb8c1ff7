package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cascade.lang.tests.cli.Command;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What `cascade expand` prints of programs of one file: a program that prints the same. */
class ExpandCasesTest {
  @TempDir private Path scratch = Path.of("");

  @TestFactory
  Stream<DynamicTest> expand() {
    return Cases.walk("run", this::expand)
        .filter(test -> test.getDisplayName().matches(".*const-[a-z-]*\\.cascade"));
  }

  private void expand(Path program) throws IOException {
    Command.Outcome expanded = Command.run("expand", program.toString());
    assertEquals("", expanded.err());
    Path file = Files.writeString(scratch.resolve(program.getFileName()), expanded.out());
    Command.Outcome outcome = Command.run("run", "--no-cache", file.toString());
    assertEquals("", outcome.err());
    Cases.assertGolden(Cases.golden(program, ".out"), outcome.out());
  }
}
