package org.cascade.runtime.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cascade.runtime.store.StorageOptions;
import org.cascade.runtime.wal.Durability;

/**
 * How to run a program.
 *
 * @param data where its data is kept; in memory only, if nowhere
 * @param durability when a commit that is kept there counts as done
 * @param trace whether each transaction is told to the standard error stream
 * @param args what is left for the program itself
 */
public record ProgramOptions(
    Optional<Path> data, Durability durability, boolean trace, List<String> args) {
  public static final ProgramOptions DEFAULT =
      new ProgramOptions(Optional.empty(), Durability.SYNC, false, List.of());

  /** How the data is kept. */
  StorageOptions storage() {
    return StorageOptions.with(durability);
  }

  /** Reads {@code [--data DIR] [--durability LEVEL] [--trace] [--] ARGS...}. */
  public static ProgramOptions parse(String... arguments) {
    Optional<Path> data = Optional.empty();
    Durability durability = Durability.SYNC;
    boolean trace = false;
    int next = 0;
    while (next < arguments.length) {
      String argument = arguments[next];
      if (argument.equals("--data") && next + 1 < arguments.length) {
        data = Optional.of(Path.of(arguments[next + 1]));
        next += 2;
      } else if (argument.equals("--durability") && next + 1 < arguments.length) {
        durability = Durability.valueOf(arguments[next + 1].toUpperCase(Locale.ROOT));
        next += 2;
      } else if (argument.equals("--trace")) {
        trace = true;
        next++;
      } else {
        next += argument.equals("--") ? 1 : 0;
        break;
      }
    }
    return new ProgramOptions(
        data, durability, trace, List.of(arguments).subList(next, arguments.length));
  }
}
