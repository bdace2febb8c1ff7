package org.cascade.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.runtime.value.Unit;

/**
 * Lines per second of the compiler, cold and warm, checking only and to class files, beside javac
 * on the Java that comes out; and the memory it takes. {@code CompileSpeed LINES FOLDER}.
 */
public final class CompileSpeed {
  private static final int WARM_RUNS = 5;

  /** Of programs that take long. */
  private static final int WARM_RUNS_LARGE = 2;

  private static final int LARGE = 20_000;
  private static final double NANOS = 1e9;

  private final SourceGenerator.Generated source;
  private final List<Path> runtime;

  private CompileSpeed(SourceGenerator.Generated source, List<Path> runtime) {
    this.source = source;
    this.runtime = runtime;
  }

  public static void main(String[] args) throws Exception {
    int lines = Integer.parseInt(args[0]);
    Path folder = Path.of(args[1]);
    Path runtime = Path.of(Unit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    new CompileSpeed(SourceGenerator.generate(folder, lines), List.of(runtime)).measure();
  }

  private void measure() throws IOException {
    say("%d lines of Cascade in %d modules", source.lines(), source.modules());
    rate("check, cold", source.lines(), once(() -> compile(Phase.CHECK)));
    memory();
    rate("to classes, first after that", source.lines(), once(() -> compile(Phase.CLASSES)));
    // Side by side in each round, so that what disturbs one disturbs the others.
    Map<String, String> java = compile(Phase.JAVA).java();
    int javaLines = java.values().stream().mapToInt(t -> (int) t.lines().count()).sum();
    int runs = source.lines() > LARGE ? WARM_RUNS_LARGE : WARM_RUNS;
    double[] check = new double[runs];
    double[] classes = new double[runs];
    double[] javac = new double[runs];
    for (int i = 0; i < runs; i++) {
      check[i] = once(() -> compile(Phase.CHECK));
      classes[i] = once(() -> compile(Phase.CLASSES));
      javac[i] = once(() -> javac(java));
    }
    rate("check, warm", source.lines(), median(check));
    rate("to classes, warm", source.lines(), median(classes));
    rate("javac alone on the Java, in lines of Java", javaLines, median(javac));
    rate("javac alone on the Java, in lines of Cascade", source.lines(), median(javac));
    say("%-46s %8.2f", "to classes / javac alone", median(classes) / median(javac));
    say("%-46s %8.2f", "lines of Java for a line of Cascade", (double) javaLines / source.lines());
  }

  private CompileResult compile(Phase phase) {
    CompileResult result =
        Compiler.compile(CompileRequest.ofPath(source.folder(), phase).withClassPath(runtime));
    if (result.hasErrors()) {
      throw new IllegalStateException(result.errors().getFirst().toString());
    }
    return result;
  }

  /** What a result holds while it is kept, and the most that was in use on the way. */
  private void memory() {
    long before = usedAfterCollection();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    CompileResult kept = compile(Phase.CHECK);
    long peak = pools().stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum();
    long after = usedAfterCollection();
    double thousands = source.lines() / 1000.0;
    say("%-46s %8.2f MB", "kept of a check, per 1000 lines", megabytes(after - before) / thousands);
    say(
        "%-46s %8.2f MB",
        "peak of a check, garbage included, per 1000", megabytes(peak) / thousands);
    if (kept.files().isEmpty()) {
      throw new IllegalStateException("nothing was compiled");
    }
  }

  private static double megabytes(long bytes) {
    return bytes / 1e6;
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP)
        .toList();
  }

  private static long usedAfterCollection() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static double once(Supplier<?> work) {
    long start = System.nanoTime();
    work.get();
    return (System.nanoTime() - start) / NANOS;
  }

  private static double median(double[] of) {
    double[] sorted = of.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void rate(String what, int lines, double seconds) {
    say("%-46s %8.0f lines/s %8.2f s", what, lines / seconds, seconds);
  }

  private static void say(String form, Object... args) {
    System.out.println(form.formatted(args));
  }

  // ---- javac, in memory as the compiler runs it ----

  private Boolean javac(Map<String, String> texts) {
    var javac = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> units = new ArrayList<>();
    texts.forEach((path, text) -> units.add(new Text(path, text)));
    try (var standard = javac.getStandardFileManager(null, null, null);
        var nowhere = new Nowhere(standard)) {
      standard.setLocationFromPaths(StandardLocation.CLASS_PATH, runtime);
      List<String> options = List.of("--release", "21", "-proc:none", "-nowarn", "-g");
      if (!javac.getTask(null, nowhere, null, options, null, units).call()) {
        throw new IllegalStateException("javac does not take the generated Java");
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String path, String text) {
      super(URI.create("memory:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Nowhere extends ForwardingJavaFileManager<JavaFileManager> {
    Nowhere(JavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return OutputStream.nullOutputStream();
        }
      };
    }
  }
}
