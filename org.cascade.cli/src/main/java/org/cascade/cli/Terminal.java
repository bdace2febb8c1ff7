package org.cascade.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where the command writes.
 *
 * @param out what was asked for: a program's prints, a listing
 * @param err diagnostics, progress, traces
 * @param interactive whether a person watches {@code err}, so that colours and progress make sense
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive) {
  /** The process's own streams. */
  public static Terminal ofProcess() {
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    return new Terminal(System.out, System.err, isWatched() && !dumb);
  }

  /**
   * The launcher knows; without it, Linux tells where {@code err} goes, and others get plain text.
   */
  private static boolean isWatched() {
    String told = System.getProperty("cascade.terminal");
    if (told != null) {
      return told.equals("true");
    }
    try {
      String target = Path.of("/proc/self/fd/2").toRealPath().toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether colours are wanted: on terminals, unless {@code NO_COLOR} is set. */
  boolean colours() {
    String no = System.getenv("NO_COLOR");
    return interactive && (no == null || no.isEmpty());
  }

  /** One line of the command's own on {@code err}. */
  void say(String line) {
    err.println("cascade: " + line);
  }
}
