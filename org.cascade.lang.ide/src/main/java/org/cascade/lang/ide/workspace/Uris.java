package org.cascade.lang.ide.workspace;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/** Names of files as editors write them. */
public final class Uris {
  private Uris() {}

  /** The file of a name; absent if it names none, such as a text that was never saved. */
  public static Optional<Path> path(String uri) {
    try {
      URI parsed = URI.create(uri);
      return "file".equals(parsed.getScheme())
          ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
          : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      // No file of this machine: what it holds is known only while it is open.
      return Optional.empty();
    }
  }

  public static String of(Path file) {
    String uri = file.toAbsolutePath().normalize().toUri().toString();
    return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
  }
}
