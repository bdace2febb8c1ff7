package org.cascade.lang.ui.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cascade.lang.ui.CascadePlugin;

/**
 * Makes one folder like another one, and touches only files that differ: others are not compiled
 * again.
 */
final class Mirror {
  private Mirror() {}

  static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path target = to.resolve(from.relativize(file));
      if (!Files.exists(target) || Files.mismatch(file, target) >= 0) {
        Files.createDirectories(target.getParent());
        Files.writeString(target, Files.readString(file));
      }
    }
    for (Path old : files(to)) {
      if (!Files.exists(from.resolve(to.relativize(old)))) {
        Files.delete(old);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** Deletes a folder for the time being; what stays is in the system's folder for such things. */
  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      CascadePlugin.log().warn("`" + folder + "` could not be deleted: " + e.getMessage(), e);
    }
  }
}
