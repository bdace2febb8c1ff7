package org.cascade.lang.ide.debug;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.ide.debug.lines.Declarations;
import org.cascade.lang.ide.debug.lines.ProgramLines;
import org.cascade.lang.ide.debug.lines.SourceLine;
import org.cascade.lang.ide.debug.lines.TypeNames;
import org.cascade.lang.infer.Typed;

/** A compiled program as a debugger knows it. */
final class DebuggedProgram {
  private final CompileResult compiled;
  private final Launch launch;
  private final ProgramLines lines;
  private final Declarations declarations;
  private final TypeNames names;

  /** Sources of the library that were shown; guarded by this. */
  private final List<String> library = new ArrayList<>();

  DebuggedProgram(CompileResult compiled, Launch launch) {
    this.compiled = compiled;
    this.launch = launch;
    Typed typed = compiled.typed().orElseThrow();
    this.lines = ProgramLines.of(compiled.classes());
    this.declarations = new Declarations(typed, compiled::moduleClass);
    this.names = new TypeNames(typed);
  }

  /** Compiles what is to be run. */
  static CompileResult compile(ProgramStarter starter, Launch launch, BooleanSupplier cancelled) {
    CompileRequest request =
        CompileRequest.ofPath(launch.program(), Phase.CLASSES)
            .withClassPath(starter.classPath(launch))
            .withProofs(starter.proofs())
            .withProgress(
                new CompileRequest.Progress() {
                  @Override
                  public void begin(String step) {}

                  @Override
                  public boolean cancelled() {
                    return cancelled.getAsBoolean();
                  }
                });
    return Compiler.compile(launch.test().isPresent() ? request.forTests() : request);
  }

  ProgramLines lines() {
    return lines;
  }

  Declarations declarations() {
    return declarations;
  }

  TypeNames names() {
    return names;
  }

  Launch launch() {
    return launch;
  }

  /** Whether steps stop at a line. */
  boolean isOwn(SourceLine line) {
    return !launch.justMyCode() || declarations.isOwn(line);
  }

  /** Where to stop first, if that is wanted. */
  Optional<SourceLine> entry() {
    if (!launch.stopOnEntry()) {
      return Optional.empty();
    }
    if (launch.test().isPresent()) {
      return test(launch.test().get());
    }
    String main = compiled.moduleClass(compiled.mainModule().orElseThrow());
    return lines.first(main, "run").or(() -> lines.first(main, "run_1"));
  }

  private Optional<SourceLine> test(String title) {
    for (CoreModule module : compiled.core()) {
      for (int i = 0; i < module.tests().size(); i++) {
        if (module.tests().get(i).title().equals(title)) {
          return lines.first(compiled.moduleClass(module.name()), "test_" + (i + 1));
        }
      }
    }
    return Optional.empty();
  }

  /** By what an editor asks for a source of the library. */
  synchronized int libraryReference(String path) {
    if (!library.contains(path)) {
      library.add(path);
    }
    return library.indexOf(path) + 1;
  }

  /** The source that has such a number. */
  synchronized Optional<String> libraryPath(int reference) {
    return reference < 1 || reference > library.size()
        ? Optional.empty()
        : Optional.of(library.get(reference - 1));
  }

  /** The source that an editor calls by a path, which may lead there by links. */
  Optional<String> source(String path) {
    String plain = Path.of(path).toAbsolutePath().normalize().toString();
    if (lines.paths().contains(plain)) {
      return Optional.of(plain);
    }
    Optional<Path> real = real(Path.of(plain));
    return lines.paths().stream()
        .filter(p -> real.isPresent() && real(Path.of(p)).equals(real))
        .findFirst();
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty(); // there is no such file
    }
  }
}
