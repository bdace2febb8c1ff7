package org.cascade.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.FileProofCache;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.refine.solve.ProofCache;

/** Compiles what the user named, and shows what comes of it. */
final class CompileSession {
  private final Terminal terminal;
  private final ProofCache proofs = new FileProofCache(UserCache.folder().resolve("proofs"));
  private final JavaLibraries libraries;

  CompileSession(Terminal terminal, JavaLibraries libraries) {
    this.terminal = terminal;
    this.libraries = libraries;
  }

  CompileResult compile(Path given, Phase phase) {
    return compile(CompileRequest.ofPath(Paths.shown(given), phase));
  }

  /** Compiles to classes that run the tests. */
  CompileResult compileTests(Path given) {
    return compile(CompileRequest.ofPath(Paths.shown(given), Phase.CLASSES).forTests());
  }

  private CompileResult compile(CompileRequest request) {
    try (Progress progress = Progress.start(terminal)) {
      return Compiler.compile(
          request.withClassPath(libraries.classPath()).withProgress(progress).withProofs(proofs));
    }
  }

  /** Compiles each folder by itself, and files that lie in one folder together. */
  List<CompileResult> check(List<Path> given) {
    Map<Path, List<CompileRequest.Input>> groups = new LinkedHashMap<>();
    for (Path path : given) {
      Path shown = Paths.shown(path);
      Path parent = shown.toAbsolutePath().normalize().getParent();
      Path key = Files.isDirectory(shown) || parent == null ? shown : parent;
      groups
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(new CompileRequest.Input.OfPath(shown));
    }
    List<CompileResult> results = new ArrayList<>();
    try (Progress progress = Progress.start(terminal)) {
      for (List<CompileRequest.Input> inputs : groups.values()) {
        CompileRequest one = CompileRequest.ofPath(Path.of(""), Phase.CHECK);
        results.add(
            Compiler.compile(
                one.withInputs(inputs)
                    .withClassPath(libraries.classPath())
                    .withProgress(progress)
                    .withProofs(proofs)));
      }
    }
    return results;
  }

  /** Writes diagnostics to the terminal's err. */
  void show(CompileResult result) {
    String text = DiagnosticPrinter.forErr(terminal).print(result.diagnostics());
    terminal.err().print(text);
    terminal.err().flush();
  }

  /** What the shell is told after a compilation that went wrong. */
  static int exitCode(CompileResult result) {
    boolean internal =
        result.diagnostics().stream()
            .anyMatch(d -> d.code() == org.cascade.lang.diagnostics.RuleCode.INTERNAL);
    return internal ? ExitCode.INTERNAL : result.hasErrors() ? ExitCode.FAILED : ExitCode.OK;
  }
}
