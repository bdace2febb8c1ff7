package org.cascade.lang.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cascade.lang.ast.Module;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Source;
import org.cascade.lang.types.Builtin;

/** The modules that come with the language; each is read and parsed once per process. */
public final class Library {
  private static final String FOLDER = "/cascade/";
  private static final String PREFIX = "cascade.";
  private static final Map<String, Optional<ModuleUnit>> MODULES = new ConcurrentHashMap<>();

  private Library() {}

  /** The prelude, which every module imports. */
  public static ModuleUnit prelude() {
    return module(Builtin.MODULE)
        .orElseThrow(() -> new IllegalStateException("the prelude is missing from the language"));
  }

  /** The library module of this name. */
  public static Optional<ModuleUnit> module(String name) {
    return name.startsWith(PREFIX)
        ? MODULES.computeIfAbsent(name, Library::load)
        : Optional.empty();
  }

  private static Optional<ModuleUnit> load(String name) {
    String path = resource(name);
    try (InputStream in = Library.class.getResourceAsStream(path)) {
      if (in == null) {
        return Optional.empty();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Source source = new Source(path.substring(1), text);
      Reporter reporter = new Reporter();
      Module tree = Parsing.parse(source, reporter);
      if (reporter.hasErrors()) {
        throw new IllegalStateException("the library does not parse: " + reporter.sorted());
      }
      return Optional.of(new ModuleUnit(name, source, tree, true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    String inner = name.substring(PREFIX.length()).replace('.', '/');
    return FOLDER + inner + SourceFiles.EXTENSION;
  }

  /** The names of all library modules, sorted. */
  public static List<String> names() {
    URL prelude = Library.class.getResource(resource(Builtin.MODULE));
    if (prelude == null) {
      return List.of();
    }
    try {
      return prelude.openConnection() instanceof JarURLConnection jar
          ? namesInJar(jar)
          : namesInFolder(Path.of(prelude.toURI()).resolveSibling("."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> namesInJar(JarURLConnection connection) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    connection.setUseCaches(false);
    try (var jar = connection.getJarFile()) {
      jar.stream().forEach(entry -> addName("/" + entry.getName(), names));
    }
    return List.copyOf(names);
  }

  private static List<String> namesInFolder(Path folder) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(
          f -> addName(FOLDER + folder.relativize(f).toString().replace('\\', '/'), names));
    }
    return List.copyOf(names);
  }

  private static void addName(String path, TreeSet<String> names) {
    if (path.startsWith(FOLDER) && path.endsWith(SourceFiles.EXTENSION)) {
      int end = path.length() - SourceFiles.EXTENSION.length();
      names.add(path.substring(1, end).replace('/', '.'));
    }
  }
}
