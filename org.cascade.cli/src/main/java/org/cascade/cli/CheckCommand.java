package org.cascade.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.diagnostics.Diagnostic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cascade check}: says what is wrong with programs. */
@Command(
    name = "check",
    description =
        "Checks programs without running them: one line per diagnostic, `path:line:column:"
            + " error[CASnnnn]: message`.")
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private JavaLibraries libraries = new JavaLibraries();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description = "What to check; without one, the folder you are in.")
  private List<Path> paths = List.of(Path.of("."));

  @Option(names = "--json", description = "Print one JSON array instead of text.")
  private boolean json;

  @Option(names = "--hints", description = "Show hints, such as inferred equations, as well.")
  private boolean hints;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<CompileResult> results = new CompileSession(terminal, libraries).check(paths);
    List<Diagnostic> all = results.stream().flatMap(CheckCommand::diagnostics).toList();
    terminal
        .out()
        .print(
            json
                ? DiagnosticJson.print(all) + "\n"
                : DiagnosticPrinter.forOut(terminal, hints).print(all));
    terminal.out().flush();
    return results.stream().mapToInt(CompileSession::exitCode).max().orElse(ExitCode.OK);
  }

  private static Stream<Diagnostic> diagnostics(CompileResult result) {
    return result.diagnostics().stream();
  }
}
