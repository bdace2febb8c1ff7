package org.cascade.lang.codegen;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.cascade.lang.source.LineMap;

/** Compiles generated files in memory, with the JDK's own compiler. One compilation at a time. */
public final class JavaCompilation {
  /** The Java version that generated code is for. */
  public static final int RELEASE = 21;

  /** Opening the JDK's own classes is most of the cost of a small compilation, so it is kept. */
  private static final Holder FILES = new Holder();

  private static final List<String> OPTIONS =
      List.of(
          "--release",
          Integer.toString(RELEASE),
          "-g",
          "-proc:none",
          "-nowarn",
          "-implicit:none",
          "-encoding",
          "UTF-8");

  private JavaCompilation() {}

  /** Made with the first compilation, and never closed. */
  private static final class Holder {
    private final List<StandardJavaFileManager> made = new ArrayList<>();

    StandardJavaFileManager get(JavaCompiler compiler) {
      if (made.isEmpty()) {
        made.add(
            compiler.getStandardFileManager(
                d -> {}, java.util.Locale.ROOT, StandardCharsets.UTF_8));
      }
      return made.getFirst();
    }
  }

  /**
   * The class files by class name ({@code a.b.Shape$Circle}), with source maps to Cascade.
   *
   * @param classPath the runtime, and what {@code extern java} names
   * @throws RejectedJavaException if it does not compile, which is never the program's fault,
   *     unless an {@code extern java} does not say what the Java class has
   */
  public static Map<String, byte[]> compile(List<GeneratedFile> files, List<Path> classPath) {
    Map<String, byte[]> classes = compilePlain(files, classPath);
    return SourceMaps.install(classes, files);
  }

  /** The same with Java's own line numbers. */
  static synchronized Map<String, byte[]> compilePlain(
      List<GeneratedFile> files, List<Path> classPath) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException(
          "this Java has no compiler: run Cascade with a JDK of version 21 or later");
    }
    StandardJavaFileManager standard = FILES.get(compiler);
    try {
      standard.setLocation(
          StandardLocation.CLASS_PATH,
          classPath.stream().map(Path::toFile).<File>map(f -> f).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    InMemory memory = new InMemory(standard);
    List<SourceObject> sources = files.stream().map(SourceObject::new).toList();
    boolean good = compiler.getTask(null, memory, found, OPTIONS, null, sources).call();
    if (!good) {
      throw rejected(found.getDiagnostics());
    }
    return memory.classes();
  }

  // ---- what went wrong ----

  private static RejectedJavaException rejected(List<Diagnostic<? extends JavaFileObject>> all) {
    List<Diagnostic<? extends JavaFileObject>> errors =
        all.stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList();
    String shown =
        errors.stream().limit(5).map(JavaCompilation::describe).collect(Collectors.joining("\n"));
    return new RejectedJavaException(
        "the generated Java does not compile:\n" + shown,
        errors.stream().map(JavaCompilation::rejection).toList());
  }

  private static RejectedJavaException.Rejection rejection(
      Diagnostic<? extends JavaFileObject> error) {
    String reason =
        error
            .getMessage(java.util.Locale.ROOT)
            .strip()
            .replaceAll(";?\\s*\\R\\s*", "; ")
            .replaceAll(" +", " ");
    if (!(error.getSource() instanceof SourceObject source)
        || error.getPosition() == Diagnostic.NOPOS) {
      return new RejectedJavaException.Rejection("", 0, reason);
    }
    LineMap map = source.file.compiled().lines();
    String text = source.file.compiled().text();
    int from = (int) error.getLineNumber();
    int to = from;
    if (map.at(from).isPresent()) {
      while (map.at(from - 1).equals(map.at(from))) {
        from--;
      }
      while (map.at(to + 1).equals(map.at(to))) {
        to++;
      }
    }
    int start = startOf(text, from);
    String code = text.substring(start, startOf(text, to + 1));
    return new RejectedJavaException.Rejection(code, (int) error.getPosition() - start, reason);
  }

  /** The offset of a line, the first of which is 1; the text's end for those behind the last. */
  private static int startOf(String text, int line) {
    int start = 0;
    for (int i = 1; i < line && start < text.length(); i++) {
      int end = text.indexOf('\n', start);
      start = end < 0 ? text.length() : end + 1;
    }
    return start;
  }

  private static String describe(Diagnostic<? extends JavaFileObject> error) {
    String message = error.getMessage(java.util.Locale.ROOT);
    if (!(error.getSource() instanceof SourceObject source)) {
      return message;
    }
    GeneratedFile file = source.file;
    int line = (int) error.getLineNumber();
    String place = file.compiled().lines().at(line).map(s -> " (from " + s + ")").orElse("");
    StringBuilder out = new StringBuilder();
    out.append(file.path()).append(':').append(line).append(place).append(": ").append(message);
    List<String> lines = file.compiled().text().lines().toList();
    for (int i = Math.max(1, line - 3); i <= Math.min(lines.size(), line + 3); i++) {
      out.append("\n%s%5d  %s".formatted(i == line ? ">" : " ", i, lines.get(i - 1)));
    }
    return out.toString();
  }

  // ---- files in memory ----

  /** A generated file as javac reads it. */
  private static final class SourceObject extends SimpleJavaFileObject {
    private final GeneratedFile file;

    SourceObject(GeneratedFile file) {
      super(URI.create("cascade:///" + file.path()), Kind.SOURCE);
      this.file = file;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return file.compiled().text();
    }
  }

  /** A class file as javac writes it. */
  private static final class ClassObject extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ClassObject(String name) {
      super(URI.create("cascade:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  /** Keeps what javac writes; reads everything else as usual. */
  private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ClassObject> written = new TreeMap<>();

    InMemory(StandardJavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      return written.computeIfAbsent(className, ClassObject::new);
    }

    /** The manager underneath serves the next compilation too. */
    @Override
    public void close() {}

    Map<String, byte[]> classes() {
      Map<String, byte[]> all = new TreeMap<>();
      written.forEach((name, object) -> all.put(name, object.bytes.toByteArray()));
      return all;
    }
  }
}
