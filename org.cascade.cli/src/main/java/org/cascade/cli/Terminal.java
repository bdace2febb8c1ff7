package org.cascade.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the command writes.
 *
 * @param out what was asked for: a program's prints, a listing
 * @param err diagnostics, progress, traces
 * @param outWatched whether a person watches {@code out}, so that colours make sense there
 * @param errWatched whether a person watches {@code err}: colours and progress
 * @param columns how wide the terminal is; 0 if nobody knows
 */
public record Terminal(
    PrintStream out, PrintStream err, boolean outWatched, boolean errWatched, int columns) {
  private static final int OUT = 1;
  private static final int ERR = 2;

  /** The process's own streams. */
  public static Terminal ofProcess() {
    boolean plain = "dumb".equals(System.getenv("TERM"));
    return new Terminal(
        System.out,
        System.err,
        isWatched("out", OUT) && !plain,
        isWatched("err", ERR) && !plain,
        Integer.getInteger("cascade.columns", 0));
  }

  /** Streams that other programs read: no colours, no progress. */
  public static Terminal piped(PrintStream out, PrintStream err) {
    return new Terminal(out, err, false, false, 0);
  }

  /** The launcher knows; without it, Linux tells where a stream goes, and others get plain text. */
  private static boolean isWatched(String stream, int descriptor) {
    String told = System.getProperty("cascade.watched");
    if (told != null) {
      return List.of(told.split(",")).contains(stream);
    }
    try {
      String target = Path.of("/proc/self/fd/" + descriptor).toRealPath().toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Whether what {@code out} gets may be coloured: on a terminal, unless {@code NO_COLOR} is set.
   */
  boolean outColoured() {
    return outWatched && coloursWanted();
  }

  /** The same for {@code err}. */
  boolean errColoured() {
    return errWatched && coloursWanted();
  }

  private static boolean coloursWanted() {
    String no = System.getenv("NO_COLOR");
    return no == null || no.isEmpty();
  }

  /** One line of the command's own on {@code err}. */
  void say(String line) {
    err.println("cascade: " + line);
  }
}
