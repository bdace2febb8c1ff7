package org.cascade.lang.ide.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the modules of a file's program begin: so many folders up as its {@code module} line says,
 * where that fits its path; else the nearest folder around it that has a {@code main.cascade} or is
 * a {@code src/main/cascade}; else the nearest that other files say is where their modules begin;
 * else the folder that is open in the editor.
 */
final class SourceRoots {
  private static final Pattern HEADER =
      Pattern.compile(
          "\\A(?:\\s|//[^\\n]*\\n|/\\*.*?\\*/)*module\\s+([a-z_][\\w.]*)", Pattern.DOTALL);

  private SourceRoots() {}

  /**
   * @param named what other files say by their {@code module} lines
   */
  static Path of(Path file, String text, List<Path> folders, Collection<Path> named) {
    Path parent = parentOf(file);
    return byHeader(file, text)
        .or(() -> byLayout(parent, folders))
        .or(() -> byOthers(file, folders, named))
        .or(() -> folderOf(file, folders))
        .orElse(parent);
  }

  private static Path parentOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  /** The folder that is open in the editor and holds a file. */
  static Optional<Path> folderOf(Path file, List<Path> folders) {
    return folders.stream()
        .filter(file::startsWith)
        .max(Comparator.comparingInt(Path::getNameCount));
  }

  private static Optional<Path> byOthers(Path file, List<Path> folders, Collection<Path> named) {
    Optional<Path> top = folderOf(file, folders);
    return named.stream()
        .filter(root -> file.startsWith(root) && top.filter(root::startsWith).isPresent())
        .max(Comparator.comparingInt(Path::getNameCount));
  }

  /** What the {@code module} line of a file says. */
  static Optional<Path> byHeader(Path file, String text) {
    Matcher header = HEADER.matcher(text);
    if (!header.find()) {
      return Optional.empty();
    }
    String[] parts = header.group(1).split("\\.");
    Path path = Path.of(String.join("/", parts) + ".cascade");
    if (parts.length < 2 || !file.endsWith(path)) {
      return Optional.empty();
    }
    Path root = file;
    for (int i = 0; i < parts.length; i++) {
      root = parentOf(root);
    }
    return Optional.of(root);
  }

  private static Optional<Path> byLayout(Path parent, List<Path> folders) {
    Optional<Path> top = folderOf(parent, folders);
    for (Path at = parent; at != null; at = at.getParent()) {
      boolean layout = at.endsWith("src/main/cascade") || at.endsWith("src/test/cascade");
      if (layout || Files.isRegularFile(at.resolve("main.cascade"))) {
        return Optional.of(at);
      }
      if (top.isEmpty() || at.equals(top.get())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
