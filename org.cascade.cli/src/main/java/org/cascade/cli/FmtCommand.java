package org.cascade.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cascade.lang.compiler.SourceFiles;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.format.Formatter;
import org.cascade.lang.source.Source;
import org.cascade.runtime.io.DiskFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cascade fmt}: lays programs out. */
@Command(name = "fmt", description = "Lays programs out; what they mean stays as it is.")
final class FmtCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "What to lay out.")
  private List<Path> paths = List.of();

  @Option(
      names = "--check",
      description = "Change nothing: name the files that are laid out otherwise, and end with 1.")
  private boolean check;

  FmtCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int worst = ExitCode.OK;
    for (Path path : paths) {
      try {
        for (Path file : files(Paths.shown(path))) {
          worst = Math.max(worst, format(file));
        }
      } catch (IOException e) {
        terminal.say("`" + path + "` cannot be read or written: " + DiskFailure.reason(e));
        worst = ExitCode.FAILED;
      }
    }
    return worst;
  }

  private static List<Path> files(Path path) throws IOException {
    return Files.isDirectory(path) ? SourceFiles.below(path) : new ArrayList<>(List.of(path));
  }

  private int format(Path file) throws IOException {
    Reporter reporter = new Reporter();
    Optional<Source> source = SourceFiles.read(file, file.toString(), reporter);
    Optional<String> laidOut = source.flatMap(s -> Formatter.format(s, reporter));
    terminal.err().print(DiagnosticPrinter.forErr(terminal).print(reporter.sorted()));
    terminal.err().flush();
    if (source.isEmpty() || laidOut.isEmpty()) {
      return ExitCode.FAILED;
    }
    if (laidOut.get().equals(Files.readString(file, StandardCharsets.UTF_8))) {
      return ExitCode.OK;
    }
    terminal.out().println(file);
    if (check) {
      return ExitCode.FAILED;
    }
    Files.writeString(file, laidOut.get(), StandardCharsets.UTF_8);
    return ExitCode.OK;
  }
}
