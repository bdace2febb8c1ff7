package org.cascade.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.store.DirectoryCopy;
import org.cascade.runtime.value.Abort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cascade replica}: keeps a copy of a data directory, commit by commit. */
@Command(
    name = "replica",
    description = {
      "Keeps a copy of a directory that a program is working on, until it is ended.",
      "End it and give the copy to --data, and the program goes on from the copy."
    })
final class ReplicaCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DIR", description = "Where the copy is kept.")
  private Path copy = Path.of(".");

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "What the program was given as --data.")
  private Path from = Path.of(".");

  @Option(
      names = "--every",
      paramLabel = "MILLISECONDS",
      defaultValue = "200",
      description = "How often new commits are looked for; ${DEFAULT-VALUE} without it.")
  private long everyMillis = 200;

  @Option(names = "--once", description = "End when all there is has been copied.")
  private boolean once;

  ReplicaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Io io = Io.real();
    try (DirectoryCopy replica = DirectoryCopy.open(io.disk(), from, copy)) {
      long last = replica.bringUpToDate();
      tell("`" + copy + "` has all of `" + from + "` up to commit " + last + ", and follows it.");
      while (!once) {
        io.time().pause(Duration.ofMillis(everyMillis).toNanos());
        last = replica.bringUpToDate();
      }
      return ExitCode.OK;
    } catch (Abort failed) {
      terminal.say(failed.message());
      return ExitCode.FAILED;
    }
  }

  private void tell(String line) {
    terminal.out().println(line);
    terminal.out().flush();
  }
}
