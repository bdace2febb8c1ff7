package org.cascade.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.compiler.QueryPlans;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.query.Explained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cascade explain-query}: shows how queries are answered. */
@Command(
    name = "explain-query",
    description = "Prints the plan of each query: what is scanned or looked up, and what then.")
final class ExplainQueryCommand implements Callable<Integer> {
  private static final Pattern WITH_LINE = Pattern.compile("(.+):(\\d{1,9})");

  @Mixin private JavaLibraries libraries = new JavaLibraries();

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE[:LINE]|DIR",
      description =
          "The program, or the query that stands at a line; without one, the folder you are in.")
  private String given = ".";

  ExplainQueryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Matcher matcher = WITH_LINE.matcher(given);
    boolean lineNamed = matcher.matches() && !Files.exists(Path.of(given));
    Path path = Path.of(lineNamed ? matcher.group(1) : given);
    int line = lineNamed ? Integer.parseInt(matcher.group(2)) : 0;
    CompileSession session = new CompileSession(terminal, libraries);
    CompileResult result = session.compile(path, Phase.CORE);
    session.show(result);
    if (result.hasErrors() || result.typed().isEmpty()) {
      return CompileSession.exitCode(result);
    }
    int found = 0;
    for (ModuleUnit unit : result.typed().get().program().units()) {
      if (isAsked(path, unit)) {
        List<Explained> plans = QueryPlans.of(result, unit.source());
        plans.stream().filter(p -> line == 0 || isAt(p, line)).forEach(this::print);
        found += (int) plans.stream().filter(p -> line == 0 || isAt(p, line)).count();
      }
    }
    terminal.out().flush();
    return found > 0 ? ExitCode.OK : none(path, line);
  }

  private int none(Path path, int line) {
    String where = line == 0 ? "`" + path + "`" : "line " + line + " of `" + path + "`";
    terminal.say(
        "there is no query in "
            + where
            + ". Queries begin with `from` of the module `cascade.query`, and end with a step such"
            + " as `to_array`.");
    return ExitCode.FAILED;
  }

  /** Of a file only itself, of a folder all in it. */
  private static boolean isAsked(Path path, ModuleUnit unit) {
    Path shown = Paths.shown(path);
    return !unit.library()
        && (Files.isDirectory(shown) || shown.toString().equals(unit.source().path()));
  }

  private static boolean isAt(Explained plan, int line) {
    int last = plan.span().source().lineOf(Math.max(0, plan.span().end() - 1));
    return plan.span().line() <= line && line <= last;
  }

  private void print(Explained plan) {
    terminal.out().println(plan.span());
    plan.steps().forEach(step -> terminal.out().println("    " + step));
  }
}
