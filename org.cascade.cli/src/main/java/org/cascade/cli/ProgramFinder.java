package org.cascade.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.diagnostics.Severity;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/** Compiles the program of a file or folder in memory, or finds it compiled. */
final class ProgramFinder {
  private final Terminal terminal;
  private final JavaLibraries libraries;
  private final boolean cached;

  ProgramFinder(Terminal terminal, JavaLibraries libraries, boolean cached) {
    this.terminal = terminal;
    this.libraries = libraries;
    this.cached = cached;
  }

  /** Gives the program to somebody, or tells why there is none; gives the exit code. */
  int use(Path path, ToIntFunction<CompiledProgram> user) {
    Path shown = Paths.shown(path);
    Optional<ClassCache> cache =
        !cached || !libraries.isEmpty() ? Optional.empty() : ClassCache.ofUser();
    Optional<CompiledProgram> known = cache.flatMap(c -> c.find(shown));
    if (known.isPresent()) {
      show(known.get().warnings());
      return user.applyAsInt(known.get());
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
    return user.applyAsInt(program);
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
}
