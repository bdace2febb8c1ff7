package org.cascade.lang.tests.random;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cascade.lang.compiler.Budgets;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.eval.Value;
import org.cascade.lang.source.Span;
import org.cascade.runtime.value.Unit;

/** Runs the programs of a module both ways: in the compiler's evaluator, and as compiled Java. */
final class TwoWays {
  static final String THREW = "threw ";
  private static final long STACK_BYTES = 512L << 20;

  /** Names of stored types are the process's, so each module has a name of its own. */
  private static final AtomicInteger MODULES = new AtomicInteger();

  private final OneWay evaluator;
  private final CompileResult result;
  private final Class<?> module;

  private TwoWays(CompileResult result) {
    this.result = result;
    this.evaluator = new OneWay(result.core());
    Loader loader = new Loader(result.classes());
    try {
      String main = result.mainModule().orElseThrow();
      module = Class.forName(result.moduleClass(main), true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(TwoWays.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  /** The verdicts on programs by number; all the same one if the module is rejected. */
  static Map<Integer, Verdict> run(String text, List<Integer> programs) {
    return run(request(text, Phase.CLASSES), programs);
  }

  static CompileRequest request(String text, Phase phase) {
    String name = "random" + MODULES.incrementAndGet() + ".cascade";
    Budgets budgets = new Budgets(50_000_000, 1L << 30);
    return CompileRequest.ofText(name, text, phase)
        .withBudgets(budgets)
        .withClassPath(List.of(runtime()));
  }

  static Map<Integer, Verdict> run(CompileRequest request, List<Integer> programs) {
    CompileResult result = Compiler.compile(request);
    Map<Integer, Verdict> verdicts = new HashMap<>();
    if (result.hasErrors()) {
      Diagnostic first = result.errors().getFirst();
      Verdict rejected = new Verdict.Rejected(first.code().id(), shown(first));
      programs.forEach(p -> verdicts.put(p, rejected));
      return verdicts;
    }
    TwoWays both = new TwoWays(result);
    onBigStack(() -> programs.forEach(p -> verdicts.put(p, both.verdict("p" + p))));
    return verdicts;
  }

  /** What programs of a module show as compiled Java. */
  static Map<Integer, String> compiled(CompileRequest request, List<Integer> programs) {
    TwoWays java = new TwoWays(Compiler.compile(request));
    Map<Integer, String> all = new HashMap<>();
    onBigStack(() -> programs.forEach(p -> all.put(p, java.compiled("p" + p))));
    return all;
  }

  private static String shown(Diagnostic error) {
    Span span = error.span();
    int line = span.source().text().substring(0, span.offset()).split("\n", -1).length;
    return "line " + line + ", at `" + span.text() + "`: " + error.message();
  }

  private static Path runtime() {
    try {
      return Path.of(Unit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static void onBigStack(Runnable body) {
    List<Throwable> failures = new ArrayList<>();
    Thread thread = new Thread(null, body, "random programs", STACK_BYTES);
    thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("a program could not be run", failures.getFirst());
    }
  }

  private Verdict verdict(String function) {
    return switch (evaluator.run(function)) {
      case Evaluation.OutOfBudget spent -> new Verdict.OutOfBudget(spent.limit().toString());
      case Evaluation.Evaluated done -> compare(((Value.Text) done.value()).value(), function);
      case Evaluation.Aborted aborted -> compare("aborted: " + aborted.message(), function);
      case Evaluation.NotConst other ->
          new Verdict.Rejected("evaluator", other.what() + " is not known to it");
    };
  }

  private Verdict compare(String evaluated, String function) {
    String compiled = compiled(function);
    return evaluated.equals(compiled) && !evaluated.startsWith("false ")
        ? new Verdict.Agrees(compiled)
        : new Verdict.Differs(evaluated, compiled);
  }

  private String compiled(String function) {
    try {
      MethodHandle handle =
          MethodHandles.publicLookup()
              .findStatic(module, function, MethodType.methodType(String.class));
      return (String) handle.invokeExact();
    } catch (Throwable e) {
      // Whatever it is, it is not what the evaluator says.
      StackTraceElement[] frames = e.getStackTrace();
      return THREW
          + e.getClass().getName()
          + ": "
          + e.getMessage()
          + (frames.length > 0 ? " at " + frames[0] : "");
    }
  }

  /** The Java that the module became. */
  CompileResult result() {
    return result;
  }
}
