package org.cascade.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.store.DataCheck;
import org.cascade.runtime.store.DirectoryCopy;
import org.cascade.runtime.value.Abort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cascade data}: looks after what programs have stored with {@code --data}. */
@Command(
    name = "data",
    synopsisSubcommandLabel = "(check | dump | compact | backup)",
    description = "Checks, shows, compacts and copies what a program stored with --data.",
    footer = {
      "",
      "dump and compact need the program: they compile it, and do not run its statements."
    })
final class DataCommand implements Callable<Integer> {
  private final Terminal terminal;

  DataCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Without a word after it: nothing is known to be wanted. */
  @Override
  public Integer call() {
    terminal.say("`cascade data` takes one of `check`, `dump`, `compact` and `backup`.");
    terminal.say("`cascade data --help` tells more.");
    return ExitCode.USAGE;
  }

  @Command(
      name = "check",
      description = {
        "Reads every file of a directory and tells what is in it, or what is damaged or missing.",
        "It needs no program, and changes nothing."
      })
  int check(@Parameters(paramLabel = "DIR", description = "What was given to --data.") Path data) {
    return telling(() -> DataCheck.of(Io.real().disk(), data).forEach(terminal.out()::println));
  }

  @Command(
      name = "dump",
      description = "Prints all that is stored: roots, spaces, states, and how far streams are.")
  int dump(@Mixin StoredProgram stored) {
    return stored.use(
        terminal,
        this::tell,
        (program, messages) ->
            program.dump(stored.data(), Io.real(), terminal.out()::println, messages));
  }

  @Command(
      name = "compact",
      description = {
        "Stores all that there is as a whole, and lets go of the log that led to it.",
        "A program does so by itself from time to time."
      })
  int compact(@Mixin StoredProgram stored) {
    Path data = stored.data();
    if (!Files.isDirectory(data)) {
      terminal.say("there is no directory `" + data + "`.");
      return ExitCode.FAILED;
    }
    return stored.use(
        terminal, this::tell, (program, messages) -> program.compact(data, Io.real(), messages));
  }

  @Command(
      name = "backup",
      description = {
        "Copies a directory, while a program may be working on it, or brings an older copy up to",
        "date. The copy has all that was committed when the command began, and can be given to",
        "--data."
      })
  int backup(
      @Parameters(paramLabel = "DIR", description = "What was given to --data.") Path data,
      @Parameters(paramLabel = "TARGET", description = "A new or empty directory, or a copy.")
          Path target) {
    return telling(() -> {
      try (DirectoryCopy copy = DirectoryCopy.open(Io.real().disk(), data, target)) {
        long last = copy.bringUpToDate();
        terminal.out().println("`" + target + "` has all up to commit " + last + ".");
      }
    });
  }

  private int telling(Runnable work) {
    try {
      work.run();
      return ExitCode.OK;
    } catch (Abort failed) {
      terminal.say(failed.message());
      return ExitCode.FAILED;
    } finally {
      terminal.out().flush();
    }
  }

  private void tell(String line) {
    terminal.err().println(line);
    terminal.err().flush();
  }
}
