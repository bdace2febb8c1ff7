package org.cascade.runtime.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to run a program.
 *
 * @param data where its data is kept; in memory only, if nowhere
 * @param trace whether each transaction is told to the standard error stream
 * @param args what is left for the program itself
 */
public record ProgramOptions(Optional<Path> data, boolean trace, List<String> args) {
  public static final ProgramOptions DEFAULT =
      new ProgramOptions(Optional.empty(), false, List.of());

  /** Reads {@code [--data DIR] [--trace] [--] ARGS...}. */
  public static ProgramOptions parse(String... arguments) {
    Optional<Path> data = Optional.empty();
    boolean trace = false;
    int next = 0;
    while (next < arguments.length) {
      String argument = arguments[next];
      if (argument.equals("--data") && next + 1 < arguments.length) {
        data = Optional.of(Path.of(arguments[next + 1]));
        next += 2;
      } else if (argument.equals("--trace")) {
        trace = true;
        next++;
      } else {
        next += argument.equals("--") ? 1 : 0;
        break;
      }
    }
    return new ProgramOptions(data, trace, List.of(arguments).subList(next, arguments.length));
  }
}
