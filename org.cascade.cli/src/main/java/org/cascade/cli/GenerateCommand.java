package org.cascade.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Phase;
import org.cascade.runtime.io.DiskFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cascade generate}: writes the Java that a program becomes. */
@Command(name = "generate", description = "Writes the Java source that a program becomes.")
final class GenerateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private JavaLibraries libraries = new JavaLibraries();

  @Parameters(paramLabel = "FILE|DIR", description = "The program.")
  private Path path = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Where the source root of the Java files is.")
  private Path output = Path.of("");

  GenerateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CompileSession session = new CompileSession(terminal, libraries);
    CompileResult result = session.compile(path, Phase.JAVA);
    session.show(result);
    if (result.hasErrors()) {
      return CompileSession.exitCode(result);
    }
    try {
      for (Map.Entry<String, String> file : result.java().entrySet()) {
        Path target = output.resolve(file.getKey());
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
        terminal.out().println(target);
      }
    } catch (IOException e) {
      terminal.say("cannot write to `" + output + "`: " + DiskFailure.reason(e));
      return ExitCode.FAILED;
    }
    return ExitCode.OK;
  }
}
