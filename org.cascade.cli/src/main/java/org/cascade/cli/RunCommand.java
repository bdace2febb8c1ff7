package org.cascade.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cascade.runtime.api.ProgramOptions;
import org.cascade.runtime.engine.Access;
import org.cascade.runtime.io.Address;
import org.cascade.runtime.txn.IsolationOptions;
import org.cascade.runtime.wal.Durability;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cascade run}: compiles a program in memory, or finds it compiled, and runs it. */
@Command(
    name = "run",
    description = {
      "Runs a program. Only what the program prints goes to standard output.",
      "Of a folder, `main.cascade` is run, or the only file with statements."
    })
final class RunCommand implements Callable<Integer> {
  private static final double SECONDS_TO_WAIT = 30;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Terminal terminal;

  @Mixin private JavaLibraries libraries = new JavaLibraries();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE|DIR",
      description = "The program; without one, the folder you are in.")
  private Path path = Path.of(".");

  @Parameters(
      index = "1..*",
      paramLabel = "ARG",
      description = "Arguments of the program, after `--`.")
  private List<String> args = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the program's spaces are kept from one run to the next.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--durability",
      paramLabel = "LEVEL",
      description = {
        "With --data: when a transaction counts as committed. `sync` (the default): it survives a",
        "loss of power. `interval`: it survives the end of the process, and a loss of power a"
            + " moment",
        "later. `memory`: it is written a moment later."
      })
  private Durability durability = Durability.SYNC;

  @Option(
      names = "--read-only",
      description = {
        "With --data: look at what is stored, as it is now, and change nothing. Another program"
            + " may",
        "be working there, or `cascade replica` following another directory."
      })
  private boolean readOnly;

  @Option(
      names = "--serve",
      paramLabel = "[HOST:]PORT",
      description = {
        "With --data: give what is stored to `cascade replica`, which connects there. Without a"
            + " host",
        "only programs on this machine can. Nobody is asked who they are, and nothing is"
            + " encrypted:",
        "name a host only in a network where everybody may read the data."
      })
  private Optional<String> serve = Optional.empty();

  @Option(names = "--trace", description = "Show each transaction, its spaces and its outcome.")
  private boolean trace;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long a transaction may wait for others, with all its attempts (30).")
  private double timeout = SECONDS_TO_WAIT;

  @Option(
      names = "--stats",
      description = {
        "Show at the end how often each transaction and view ran, how it ended and how long it",
        "took, and what was written. To standard error, also after an abort or Ctrl-C."
      })
  private boolean stats;

  @Option(names = "--no-cache", description = "Compile again even if nothing has changed.")
  private boolean noCache;

  @Option(
      names = "--compiled",
      paramLabel = "DIR",
      hidden = true,
      description = "Run what the debugger has compiled.")
  private Optional<Path> compiled = Optional.empty();

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<String> mistake = mistake();
    if (mistake.isPresent()) {
      terminal.say(mistake.get());
      terminal.say("`cascade run --help` tells more.");
      return ExitCode.USAGE;
    }
    return compiled.isPresent()
        ? start(CompiledFolder.read(compiled.get()))
        : new ProgramFinder(terminal, libraries, !noCache).use(path, this::start);
  }

  private Optional<String> mistake() {
    if (data.isEmpty() && (readOnly || serve.isPresent())) {
      String option = readOnly ? "--read-only" : "--serve";
      return Optional.of(
          "`" + option + "` is about stored data: name its directory with `--data DIR`.");
    }
    if (readOnly && serve.isPresent()) {
      return Optional.of(
          "`--serve` gives away what the program commits, and with `--read-only` it commits"
              + " nothing. Leave one of them out.");
    }
    if (serve.isPresent() && Address.parse(serve.get()).isEmpty()) {
      return Optional.of(
          "`"
              + serve.get()
              + "` is no address. `--serve` takes a port, as 7070, or a host and a"
              + " port, as 10.0.0.5:7070.");
    }
    return Optional.empty();
  }

  private int start(CompiledProgram program) {
    IsolationOptions limits =
        IsolationOptions.DEFAULT.withTimeout(Duration.ofNanos((long) (timeout * NANOS_PER_SECOND)));
    ProgramOptions plain =
        new ProgramOptions(data, durability, trace, args)
            .withAccess(new Access(readOnly, serve.flatMap(Address::parse)));
    ProgramOptions options = stats ? plain.withStats() : plain;
    return new ProgramRun(this::tell)
        .run(new ProgramClasses(program, libraries).program(), options, limits);
  }

  private void tell(String line) {
    terminal.err().println(line);
    terminal.err().flush();
  }
}
