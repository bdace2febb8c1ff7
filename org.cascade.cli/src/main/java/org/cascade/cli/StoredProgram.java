package org.cascade.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.cascade.runtime.api.Program;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A data directory and the program whose data it is: only its types say what is stored. */
final class StoredProgram {
  @Mixin private JavaLibraries libraries = new JavaLibraries();

  @Parameters(index = "0", paramLabel = "DIR", description = "What was given to --data.")
  private Path data = Path.of(".");

  @Parameters(
      index = "1",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "PROGRAM",
      description = "Whose data it is; without one, that of the folder you are in.")
  private Path program = Path.of(".");

  /** Does something with the program, which gives its exit code. */
  interface Work {
    int with(Program program, Consumer<String> messages);
  }

  Path data() {
    return data;
  }

  /** Compiles the program, and has the work done; gives the command's exit code. */
  int use(Terminal terminal, Consumer<String> messages, Work work) {
    return new ProgramFinder(terminal, libraries, true)
        .use(
            program,
            compiled ->
                new ProgramRun(messages)
                    .run(sorted ->
                        work.with(new ProgramClasses(compiled, libraries).program(), sorted)));
  }
}
