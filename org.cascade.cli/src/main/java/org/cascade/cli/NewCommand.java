package org.cascade.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cascade.runtime.io.DiskFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cascade new}: makes a small project that runs. */
@Command(name = "new", description = "Makes a small project: a space, a test, a README.")
final class NewCommand implements Callable<Integer> {
  private static final String MAIN =
      """
      /// Counts, and remembers: with `--data DIR` the count goes on in the next run.
      space Counter {
          state count: Int = 0

          transform increment() -> Int {
              count := count + 1
              count
          }

          view current() -> Int = count
          stream counts = stream { yield count every count != previous }
      }

      let greeting(name: String, number: Int) -> String = "Hello, $(name)! This is greeting $(number)."

      test "greetings have a number" {
          assert_equal(greeting("Ann", 2), "Hello, Ann! This is greeting 2.")
      }

      test "counters count" {
          let fresh = Counter.new()
          fresh.increment()
          assert_equal(fresh.increment(), 2)
      }

      let counter = Counter.new()
      println(greeting("world", counter.increment()))
      """;

  private static final String README =
      """
      # %s

      A Cascade program.

          cascade run                   # prints a greeting
          cascade run --data data       # remembers how many there were
          cascade test                  # runs the tests
          cascade check                 # only says what is wrong

      Each takes the folder you are in, or the file or folder you name.
      """;

  private final Terminal terminal;

  @Parameters(paramLabel = "NAME", description = "The project's folder, which must not exist yet.")
  private Path folder = Path.of("");

  NewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(folder);
      Files.writeString(folder.resolve("main.cascade"), MAIN);
      Files.writeString(folder.resolve("README.md"), README.formatted(folder.getFileName()));
      Files.writeString(folder.resolve(".gitignore"), "data/\n");
    } catch (FileAlreadyExistsException e) {
      terminal.say("`" + folder + "` exists already. Choose another name, or remove it first.");
      return ExitCode.FAILED;
    } catch (IOException e) {
      terminal.say("cannot make `" + folder + "`: " + DiskFailure.reason(e));
      return ExitCode.FAILED;
    }
    terminal.out().println("Made `" + folder + "`. Run it: cascade run " + folder);
    return ExitCode.OK;
  }
}
