package org.cascade.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.diagnostics.Severity;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.runtime.api.ProgramOptions;
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

  @Option(names = "--trace", description = "Show each transaction, its spaces and its outcome.")
  private boolean trace;

  @Option(names = "--no-cache", description = "Compile again even if nothing has changed.")
  private boolean noCache;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path shown = Paths.shown(path);
    Optional<ClassCache> cache =
        noCache || !libraries.isEmpty() ? Optional.empty() : ClassCache.ofUser();
    Optional<CompiledProgram> known = cache.flatMap(c -> c.find(shown));
    if (known.isPresent()) {
      show(known.get().warnings());
      return start(known.get());
    }
    CompileSession session = new CompileSession(terminal, libraries);
    CompileResult result = session.compile(shown, Phase.CLASSES);
    session.show(result);
    if (result.hasErrors()) {
      return CompileSession.exitCode(result);
    }
    if (result.core().stream().noneMatch(CoreModule::acts)) {
      return nothingToRun(shown);
    }
    if (result.mainModule().isEmpty()) {
      terminal.say(
          "`"
              + shown
              + "` has no `main.cascade`, and several files with statements. Name the file to"
              + " run.");
      return ExitCode.FAILED;
    }
    CompiledProgram program = programOf(result);
    cache.ifPresent(c -> c.keep(shown, result.files(), program));
    return start(program);
  }

  private int nothingToRun(Path shown) {
    String message =
        "There is nothing to run in `%s`: it has no statements at its top. Add one,"
            + " run a file that imports it, or run its tests with `cascade test %s`.";
    Span start = new Span(new Source(shown.toString().replace('\\', '/'), ""), 0, 0);
    show(List.of(Diagnostic.of(RuleCode.NO_MAIN, start, message.formatted(shown, shown))));
    return ExitCode.FAILED;
  }

  private static CompiledProgram programOf(CompileResult result) {
    String main = result.moduleClass(result.mainModule().orElseThrow());
    List<Diagnostic> warnings =
        result.diagnostics().stream().filter(d -> d.severity() == Severity.WARNING).toList();
    return new CompiledProgram(main, result.classes(), warnings);
  }

  private void show(List<Diagnostic> diagnostics) {
    terminal.err().print(DiagnosticPrinter.forErr(terminal).print(diagnostics));
    terminal.err().flush();
  }

  private int start(CompiledProgram program) {
    ProgramOptions options = new ProgramOptions(data, durability, trace, args);
    return new ProgramRun(this::tell)
        .run(new ProgramClasses(program, libraries).program(), options);
  }

  private void tell(String line) {
    terminal.err().println(line);
    terminal.err().flush();
  }
}
