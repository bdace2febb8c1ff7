package org.cascade.cli;

import java.nio.file.Path;

/** Paths as their user would write them. */
final class Paths {
  private Paths() {}

  /** Relative to where the user stands, if the file is below; else as given. */
  static Path shown(Path given) {
    Path here = Path.of("").toAbsolutePath();
    if (given.isAbsolute() && given.normalize().startsWith(here)) {
      Path relative = here.relativize(given.normalize());
      return relative.toString().isEmpty() ? Path.of(".") : relative;
    }
    Path plain = given.normalize();
    return plain.toString().isEmpty() ? Path.of(".") : plain;
  }
}
