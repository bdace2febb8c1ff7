package org.cascade.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.core.CoreModule;
import org.cascade.runtime.api.Program;
import org.cascade.runtime.api.ProgramOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  private int passed;
  private int failed;

  TestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CompileSession session = new CompileSession(terminal, libraries);
    CompileResult result = session.compileTests(path);
    session.show(result);
    if (result.hasErrors()) {
      return CompileSession.exitCode(result);
    }
    for (CoreModule module : result.core()) {
      for (int i = 0; i < module.tests().size(); i++) {
        runOne(result, module, i);
      }
    }
    terminal.out().println(passed + " passed, " + failed + " failed");
    terminal.out().flush();
    return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private void runOne(CompileResult result, CoreModule module, int index) {
    String moduleClass = result.moduleClass(module.name());
    ProgramClasses classes =
        new ProgramClasses(
            new CompiledProgram(moduleClass, result.classes(), List.of()), libraries);
    Program whole = classes.program();
    Program test =
        new Program(
            whole.name(),
            whole.types(),
            whole.values(),
            () -> {
              silently(() -> classes.runModule(moduleClass));
              classes.tests(moduleClass).get(index).getValue().run();
            });
    List<String> messages = new ArrayList<>();
    boolean good = new ProgramRun(messages::add).run(test, ProgramOptions.DEFAULT) == ExitCode.OK;
    passed += good ? 1 : 0;
    failed += good ? 0 : 1;
    String title = module.tests().get(index).title();
    terminal.out().println((good ? "ok      " : "FAILED  ") + title);
    messages.forEach(line -> terminal.out().println("        " + line));
  }

  private static void silently(Runnable body) {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      body.run();
    } finally {
      System.setOut(out);
    }
  }
}
