package org.cascade.lang.compiler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.cascade.lang.codegen.GeneratedFile;
import org.cascade.lang.codegen.JavaCompilation;
import org.cascade.lang.codegen.JavaProgram;
import org.cascade.lang.codegen.RejectedJavaException;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.TestMains;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.foreign.Bindings;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Program;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/**
 * Runs the passes in order. What is wrong with a program is in the result; nothing is thrown, not
 * even for mistakes of the compiler's own.
 */
public final class Compiler {
  /** Deep programs need deep recursion; only what is used of it costs memory. */
  private static final long STACK_BYTES = 512L << 20;

  private final CompileRequest request;
  private final Reporter reporter = new Reporter();
  private Span at = new Span(new Source("cascade", ""), 0, 0);
  private String doing = "reading sources";

  private Compiler(CompileRequest request) {
    this.request = request;
  }

  /** Compiles as far as asked; later phases are left out where errors stand in the way. */
  public static CompileResult compile(CompileRequest request) {
    CompletableFuture<CompileResult> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result.complete(new Compiler(request).run());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            },
            "cascade-compiler",
            STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return result.join();
    } catch (CompletionException e) {
      // Only errors of the JVM get here, such as no memory left.
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private CompileResult run() {
    CompileResult result =
        new CompileResult(
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty());
    try {
      begin("reading sources");
      Loaded loaded = SourceLoader.load(request, reporter);
      loaded.asked().stream().findFirst().ifPresent(u -> at = new Span(u.source(), 0, 0));
      result = withFiles(result, loaded);
      result = analyse(result, loaded);
    } catch (StackOverflowError e) {
      String message =
          "The program is nested too deeply: the compiler ran out of stack while %s. Give inner"
              + " parts names of their own.";
      reporter.report(RuleCode.NESTING_TOO_DEEP, at, message.formatted(doing));
    } catch (CancellationException e) {
      // Whoever asked does not want to know any more.
      return withDiagnostics(result);
    } catch (RuntimeException | AssertionError e) {
      CrashReport.report(doing, e, at, reporter);
    }
    return withDiagnostics(result);
  }

  private void begin(String step) {
    doing = step;
    request.progress().begin(step);
  }

  /** The same for a step behind which nothing is that others wait for. */
  private void beginIfWanted(String step) {
    if (request.progress().cancelled()) {
      throw new CancellationException(step);
    }
    begin(step);
  }

  private CompileResult analyse(CompileResult result, Loaded loaded) {
    begin("inferring types");
    Passes passes = new Passes(loaded.program(), request, reporter);
    Typed typed = passes.infer();
    request.progress().inferred(typed);
    if (request.phase() == Phase.TYPES) {
      begin("evaluating constants");
      passes.evaluate(typed);
      return withTyped(result, typed);
    }
    beginIfWanted("checking rules");
    passes.check(typed);
    Bindings bindings = passes.bind(typed, request.classPath());
    CompileResult checked = withTyped(result, typed);
    begin("evaluating constants");
    passes.evaluate(typed);
    boolean goesOn = request.phase() != Phase.CHECK && !reporter.hasErrors();
    beginIfWanted("lowering");
    List<CoreModule> core = goesOn ? passes.lower(typed) : List.of();
    beginIfWanted("proving refinements");
    passes.prove(typed, core);
    if (reporter.hasErrors() || request.phase() == Phase.CHECK) {
      return checked;
    }
    List<CoreModule> emitted = request.tests() ? TestMains.of(core) : core;
    List<CoreModule> runs = request.checked() ? passes.withChecks(emitted) : emitted;
    CompileResult lowered = withCore(checked, runs);
    if (request.phase() == Phase.CORE) {
      return lowered;
    }
    begin("planning queries");
    List<CoreModule> planned = passes.planQueries(typed, runs);
    return generate(withCore(checked, passes.split(planned)), bindings);
  }

  private CompileResult generate(CompileResult result, Bindings bindings) {
    begin("generating Java");
    List<GeneratedFile> files = JavaProgram.emit(result.core(), library(result), bindings);
    CompileResult generated = withJava(result, files, Map.of());
    if (request.phase() == Phase.JAVA) {
      return generated;
    }
    begin("compiling Java");
    try {
      return withJava(generated, files, JavaCompilation.compile(files, request.classPath()));
    } catch (RejectedJavaException rejected) {
      Program program = result.typed().orElseThrow().program();
      if (ForeignFaults.report(rejected, program, reporter)
          || SizeFaults.report(rejected, result.core(), at, reporter)) {
        return generated;
      }
      throw rejected;
    }
  }

  private static Set<String> library(CompileResult result) {
    return result.typed().orElseThrow().program().units().stream()
        .filter(ModuleUnit::library)
        .map(ModuleUnit::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  // ---- results, each the one before and something more ----

  private static CompileResult withFiles(CompileResult r, Loaded loaded) {
    return new CompileResult(
        r.diagnostics(),
        loaded.files(),
        r.typed(),
        r.core(),
        r.generated(),
        r.classes(),
        loaded.main());
  }

  private static CompileResult withTyped(CompileResult r, Typed typed) {
    return new CompileResult(
        r.diagnostics(),
        r.files(),
        Optional.of(typed),
        r.core(),
        r.generated(),
        r.classes(),
        r.mainModule());
  }

  private static CompileResult withCore(CompileResult r, List<CoreModule> core) {
    return new CompileResult(
        r.diagnostics(), r.files(), r.typed(), core, r.generated(), r.classes(), r.mainModule());
  }

  private static CompileResult withJava(
      CompileResult r, List<GeneratedFile> java, Map<String, byte[]> classes) {
    return new CompileResult(
        r.diagnostics(), r.files(), r.typed(), r.core(), java, classes, r.mainModule());
  }

  private CompileResult withDiagnostics(CompileResult r) {
    return new CompileResult(
        reporter.sorted(),
        r.files(),
        r.typed(),
        r.core(),
        r.generated(),
        r.classes(),
        r.mainModule());
  }
}
