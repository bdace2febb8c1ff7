package org.cascade.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cascade.runtime.io.Address;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.replica.Follower;
import org.cascade.runtime.store.DirectoryCopy;
import org.cascade.runtime.value.Abort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cascade replica}: keeps a copy of a data directory, commit by commit. */
@Command(
    name = "replica",
    description = {
      "Keeps a copy of the data that a program is working on, until it is ended.",
      "End it and give the copy to --data, and the program goes on from the copy; then it follows",
      "nobody any more. While it follows, `cascade run --data COPY --read-only` looks at it."
    },
    footer = {
      "",
      "A program serves its data with `cascade run --data DIR --serve PORT`. The connection is not",
      "encrypted, and neither side is asked who it is."
    })
final class ReplicaCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "COPY", description = "The directory to keep it in.")
  private Path copy = Path.of(".");

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR|HOST:PORT",
      description = {
        "What the program was given as --data, or the address it was given as --serve."
      })
  private String from = "";

  @Option(
      names = "--every",
      paramLabel = "MILLISECONDS",
      defaultValue = "200",
      description = {
        "From a directory: how often new commits are looked for; ${DEFAULT-VALUE} without it."
      })
  private long everyMillis = 200;

  @Option(names = "--once", description = "End when all there is has been copied.")
  private boolean once;

  ReplicaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<Address> address = Address.parse(from);
    try {
      if (address.isPresent() && !Files.exists(Path.of(from))) {
        followHost(address.get());
      } else {
        followDirectory(Path.of(from));
      }
      return ExitCode.OK;
    } catch (Abort failed) {
      terminal.say(failed.message());
      return ExitCode.FAILED;
    }
  }

  private void followHost(Address address) {
    try (Follower follower = Follower.open(Io.real(), address, copy, this::tell)) {
      while (!once || !follower.isCaughtUp()) {
        follower.turn();
      }
    }
  }

  private void followDirectory(Path directory) {
    Io io = Io.real();
    try (DirectoryCopy replica = DirectoryCopy.open(io.disk(), directory, copy)) {
      long last = replica.bringUpToDate();
      tell("`" + copy + "` has all of `" + from + "` up to commit " + last + ", and follows it.");
      while (!once) {
        io.time().pause(Duration.ofMillis(everyMillis).toNanos());
        replica.bringUpToDate();
      }
    }
  }

  private void tell(String line) {
    terminal.out().println(line);
    terminal.out().flush();
  }
}
