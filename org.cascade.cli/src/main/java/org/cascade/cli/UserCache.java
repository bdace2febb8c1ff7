package org.cascade.cli;

import java.nio.file.Path;

/** Where the command keeps what it need not compute twice. */
final class UserCache {
  private UserCache() {}

  static Path folder() {
    String set = System.getenv("XDG_CACHE_HOME");
    Path base =
        set == null || set.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(set);
    return base.resolve("cascade");
  }
}
