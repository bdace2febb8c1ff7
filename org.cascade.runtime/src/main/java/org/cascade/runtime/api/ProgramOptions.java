package org.cascade.runtime.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cascade.runtime.engine.Access;
import org.cascade.runtime.io.Address;
import org.cascade.runtime.metrics.EngineMetrics;
import org.cascade.runtime.store.StorageOptions;
import org.cascade.runtime.wal.Durability;

/**
 * How to run a program.
 *
 * @param data where its data is kept; in memory only, if nowhere
 * @param durability when a commit that is kept there counts as done
 * @param trace whether each transaction is told to the standard error stream
 * @param stats whether a table of all that was measured is told there at the end
 * @param metrics is told what the engine does, unless {@code stats} is
 * @param access who else may use the data, and whether it may be changed
 * @param args what is left for the program itself
 */
public record ProgramOptions(
    Optional<Path> data,
    Durability durability,
    boolean trace,
    boolean stats,
    EngineMetrics metrics,
    Access access,
    List<String> args) {
  public static final ProgramOptions DEFAULT =
      new ProgramOptions(Optional.empty(), Durability.SYNC, false, List.of());

  /** Without measuring. */
  public ProgramOptions(
      Optional<Path> data, Durability durability, boolean trace, List<String> args) {
    this(data, durability, trace, false, EngineMetrics.NONE, Access.ALONE, args);
  }

  /** The same, and a table at the end. */
  public ProgramOptions withStats() {
    return new ProgramOptions(data, durability, trace, true, metrics, access, args);
  }

  /** The same, and what the engine does told to {@code told}. */
  public ProgramOptions withMetrics(EngineMetrics told) {
    return new ProgramOptions(data, durability, trace, stats, told, access, args);
  }

  /** The same, and others may use the data too, or the program may not change it. */
  public ProgramOptions withAccess(Access wanted) {
    return new ProgramOptions(data, durability, trace, stats, metrics, wanted, args);
  }

  /** How the data is kept. */
  StorageOptions storage() {
    return StorageOptions.with(durability);
  }

  /**
   * Reads {@code [--data DIR] [--durability LEVEL] [--trace] [--stats] [--read-only] [--serve
   * ADDRESS] [--] ARGS...}.
   */
  public static ProgramOptions parse(String... arguments) {
    Optional<Path> data = Optional.empty();
    Durability durability = Durability.SYNC;
    boolean trace = false;
    boolean stats = false;
    boolean readOnly = false;
    Optional<Address> serve = Optional.empty();
    int next = 0;
    while (next < arguments.length) {
      String argument = arguments[next];
      if (argument.equals("--data") && next + 1 < arguments.length) {
        data = Optional.of(Path.of(arguments[next + 1]));
        next += 2;
      } else if (argument.equals("--durability") && next + 1 < arguments.length) {
        durability = Durability.valueOf(arguments[next + 1].toUpperCase(Locale.ROOT));
        next += 2;
      } else if (argument.equals("--serve") && next + 1 < arguments.length) {
        serve = Optional.of(address(arguments[next + 1]));
        next += 2;
      } else if (argument.equals("--read-only")) {
        readOnly = true;
        next++;
      } else if (argument.equals("--trace")) {
        trace = true;
        next++;
      } else if (argument.equals("--stats")) {
        stats = true;
        next++;
      } else {
        next += argument.equals("--") ? 1 : 0;
        break;
      }
    }
    List<String> args = List.of(arguments).subList(next, arguments.length);
    return new ProgramOptions(
        data, durability, trace, stats, EngineMetrics.NONE, new Access(readOnly, serve), args);
  }

  private static Address address(String text) {
    return Address.parse(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "`" + text + "` is no address: `--serve` takes a port, or a host and a port"));
  }
}
