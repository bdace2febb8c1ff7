package org.cascade.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Expansion;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.format.Formatter;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cascade expand}: shows what const functions have built. */
@Command(
    name = "expand",
    description = "Prints a program with each `@f(…)` replaced by what it has built.")
final class ExpandCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private JavaLibraries libraries = new JavaLibraries();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|DIR",
      description = "The program; without one, the folder you are in.")
  private Path path = Path.of(".");

  ExpandCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CompileSession session = new CompileSession(terminal, libraries);
    CompileResult result = session.compile(path, Phase.CHECK);
    session.show(result);
    if (result.hasErrors() || result.typed().isEmpty()) {
      return CompileSession.exitCode(result);
    }
    Typed typed = result.typed().get();
    List<ModuleUnit> units =
        typed.program().units().stream().filter(u -> !u.library()).filter(this::isAsked).toList();
    for (ModuleUnit unit : units) {
      if (units.size() > 1) {
        terminal.out().println("// " + unit.source());
      }
      terminal.out().print(laidOut(unit, Expansion.of(typed, unit)));
    }
    terminal.out().flush();
    return ExitCode.OK;
  }

  /** Of a file only itself, of a folder all in it. */
  private boolean isAsked(ModuleUnit unit) {
    Path shown = Paths.shown(path);
    return Files.isDirectory(shown) || shown.toString().equals(unit.source().path());
  }

  private static String laidOut(ModuleUnit unit, String expanded) {
    Reporter ignored = new Reporter();
    return Formatter.format(new Source(unit.source().path(), expanded), ignored).orElse(expanded);
  }
}
