package org.cascade.lang.tests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The files of this checkout, as the tests on its shape see them: hand-written ones only. */
final class Checkout {
  /** The build names the checkout; a test started in an editor runs in its module's folder. */
  private static final Path ROOT =
      Path.of(System.getProperty("cascade.root", "..")).toAbsolutePath().normalize();

  private Checkout() {}

  static Path folder(String name) {
    return ROOT.resolve(name);
  }

  /** A file's name as a reader of a failure wants it: relative to the checkout. */
  static String nameOf(Path file) {
    return ROOT.relativize(file).toString();
  }

  /** All hand-written Java, main and test, of all modules. */
  static List<Path> javaFiles() {
    return javaFiles("src/main/java", "src/test/java");
  }

  static List<Path> javaFiles(String... sourceFolders) {
    return modules().stream()
        .flatMap(module -> List.of(sourceFolders).stream().map(module::resolve))
        .flatMap(folder -> files(folder, name -> name.endsWith(".java")).stream())
        .toList();
  }

  private static List<Path> modules() {
    try (var children = Files.list(ROOT)) {
      return children.filter(child -> Files.exists(child.resolve("pom.xml"))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Regular files below a folder whose name fits, in a fixed order; none where there is no folder.
   */
  static List<Path> files(Path folder, Predicate<String> named) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> named.test(file.getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      // Some cases are not text on purpose.
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
