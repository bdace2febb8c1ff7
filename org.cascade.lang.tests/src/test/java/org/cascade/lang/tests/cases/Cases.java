package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** The cases of this checkout, and their goldens. */
public final class Cases {
  public static final Path ROOT =
      Path.of(System.getProperty("cascade.root", "..")).toAbsolutePath().normalize();

  private static final Path CASES = ROOT.resolve("org.cascade.lang.tests/cases");

  /** Goldens are rewritten then; the run fails all the same, so that no one forgets to look. */
  private static final boolean UPDATING = "1".equals(System.getenv("UPDATE_CASES"));

  private Cases() {}

  /** One test for each case below a folder. */
  public static Stream<DynamicTest> walk(String folder, ThrowingConsumer<Path> test) {
    Path root = CASES.resolve(folder);
    List<Path> cases = programs(root);
    if (cases.isEmpty()) {
      return Stream.of(DynamicTest.dynamicTest(folder, () -> fail("no case below " + root)));
    }
    return cases.stream()
        .map(path ->
            DynamicTest.dynamicTest(
                root.relativize(path).toString(), path.toUri(), () -> test.accept(path)));
  }

  /** Each file, and each folder that has a {@code main.cascade}, which is one program. */
  static List<Path> programs(Path folder) {
    List<Path> found = new ArrayList<>();
    for (Path file : files(folder)) {
      Optional<Path> project = projectOf(folder, file);
      Path program = project.orElse(file);
      if (!found.contains(program)) {
        found.add(program);
      }
    }
    return found;
  }

  private static Optional<Path> projectOf(Path root, Path file) {
    Path at = file.getParent();
    while (at != null && !at.equals(root)) {
      if (Files.exists(at.resolve("main.cascade"))) {
        return Optional.of(at);
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  /** All {@code .cascade} files below a folder, or the file itself. */
  static List<Path> files(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> f.toString().endsWith(".cascade"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path cases() {
    return CASES;
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code NAME.ending} beside {@code NAME.cascade}, or beside the folder {@code NAME}. */
  public static Path golden(Path program, String ending) {
    String name = program.getFileName().toString().replaceFirst("\\.cascade$", "");
    return program.resolveSibling(name + ending);
  }

  /** Compares with a golden file; where goldens are being updated, writes it and fails. */
  public static void assertGolden(Path golden, String actual) {
    String expected = Files.exists(golden) ? read(golden) : "";
    if (expected.equals(actual) && (Files.exists(golden) || actual.isEmpty())) {
      return;
    }
    if (UPDATING) {
      write(golden, actual);
      fail("updated " + golden + ": look at it, then run again without UPDATE_CASES");
    }
    assertEquals(expected, actual, () -> "see " + golden);
  }

  static boolean isUpdating() {
    return UPDATING;
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a line {@code // name: value}, or {@code // name}, says; empty for no value. */
  static Optional<String> directive(Path program, String name) {
    Path file = Files.isDirectory(program) ? program.resolve("main.cascade") : program;
    Pattern line = Pattern.compile("(?m)^// " + Pattern.quote(name) + "(?:: *(.*))?$");
    return line.matcher(read(file))
        .results()
        .findFirst()
        .map(found -> found.group(1) == null ? "" : found.group(1).strip());
  }
}
