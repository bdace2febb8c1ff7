package org.cascade.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tests of a program beside its classes, one a line, see {@link CompiledFolder}. */
final class TestsFile {
  private static final String NAME = "tests";
  private static final int PARTS = 5;

  private TestsFile() {}

  static void write(Path folder, List<TestCase> tests) throws IOException {
    List<String> lines =
        tests.stream()
            .map(t ->
                String.join(
                    "\t",
                    t.moduleClass(),
                    Integer.toString(t.index()),
                    Integer.toString(t.line()),
                    t.file(),
                    t.title().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")))
            .toList();
    Files.write(folder.resolve(NAME), lines);
  }

  static List<TestCase> read(Path folder) {
    try {
      return Files.readAllLines(folder.resolve(NAME)).stream().map(TestsFile::test).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestCase test(String line) {
    String[] parts = line.split("\t", PARTS);
    return new TestCase(
        parts[0],
        Integer.parseInt(parts[1]),
        parts[4].translateEscapes(),
        parts[3],
        Integer.parseInt(parts[2]));
  }
}
