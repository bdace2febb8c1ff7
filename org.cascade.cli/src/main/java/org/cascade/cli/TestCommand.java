package org.cascade.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cascade.lang.compiler.CompileResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code cascade test}: runs the {@code test} blocks of a program. Each has classes and spaces of
 * its own, and the values of the module that it uses; the module's other statements do not run.
 */
@Command(
    name = "test",
    description = "Runs the `test` blocks of a program, each on its own; ends with 1 if one fails.")
final class TestCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private JavaLibraries libraries = new JavaLibraries();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|DIR",
      description = "The program; without one, the folder you are in.")
  private Path path = Path.of(".");

  @Option(
      names = "--only",
      paramLabel = "TITLE",
      description = "Run the test of this title alone; may be given several times.")
  private List<String> only = List.of();

  @Option(
      names = "--report",
      paramLabel = "FORM",
      description = {
        "`text` (the default), or `json`: one JSON object a line, for editors, of the tests in"
            + " FILE",
        "without those of what it imports."
      })
  private Form form = Form.TEXT;

  @Option(
      names = "--compiled",
      paramLabel = "DIR",
      hidden = true,
      description = "Run tests that the debugger has compiled.")
  private Optional<Path> compiled = Optional.empty();

  /** How tests are told of. */
  enum Form {
    TEXT,
    JSON
  }

  TestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (compiled.isPresent()) {
      Path folder = compiled.get();
      return run(CompiledFolder.read(folder).classes(), TestsFile.read(folder));
    }
    CompileSession session = new CompileSession(terminal, libraries);
    CompileResult result = session.compileTests(path);
    session.show(result);
    return result.hasErrors()
        ? CompileSession.exitCode(result)
        : run(result.classes(), TestCase.of(result));
  }

  private int run(Map<String, byte[]> classes, List<TestCase> all) {
    List<TestCase> wanted = all.stream().filter(this::isWanted).toList();
    List<String> missing = new ArrayList<>(only);
    missing.removeIf(name -> wanted.stream().anyMatch(t -> isNamed(t, name)));
    if (!missing.isEmpty()) {
      terminal.say("there is no test `%s` in `%s`.".formatted(missing.getFirst(), path));
      return ExitCode.USAGE;
    }
    TestReport report =
        switch (form) {
          case TEXT -> new TextReport(terminal.out());
          case JSON -> new JsonReport(terminal.out());
        };
    TestRun run = new TestRun(classes, libraries, report);
    int passed = 0;
    for (TestCase test : wanted) {
      passed += run.run(test) ? 1 : 0;
    }
    report.finished(passed, wanted.size() - passed);
    return passed == wanted.size() ? ExitCode.OK : ExitCode.FAILED;
  }

  private boolean isWanted(TestCase test) {
    boolean here =
        form == Form.TEXT && only.isEmpty() || Files.isDirectory(path) || isOf(test, path);
    return here && (only.isEmpty() || only.stream().anyMatch(name -> isNamed(test, name)));
  }

  private static boolean isNamed(TestCase test, String name) {
    return test.title().equals(name) || test.id().equals(name);
  }

  private static boolean isOf(TestCase test, Path file) {
    Path of = Path.of(test.file()).toAbsolutePath().normalize();
    return of.equals(file.toAbsolutePath().normalize());
  }
}
