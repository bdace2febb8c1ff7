package org.cascade.cli;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that says where the Java is which a program binds with {@code extern java}. */
final class JavaLibraries {
  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description = "Jars and folders of the Java that `extern java` names, joined as Java does.")
  private String written = "";

  boolean isEmpty() {
    return written.isEmpty();
  }

  private List<Path> own() {
    return Arrays.stream(written.split(File.pathSeparator))
        .filter(s -> !s.isEmpty())
        .map(Path::of)
        .toList();
  }

  /** What a program is compiled against: the runtime first. */
  List<Path> classPath() {
    return Stream.concat(RuntimeLibrary.classPath().stream(), own().stream()).toList();
  }

  /** Finds the command's own classes, and those. */
  ClassLoader loader() {
    ClassLoader command = JavaLibraries.class.getClassLoader();
    URL[] places = own().stream().map(JavaLibraries::url).toArray(URL[]::new);
    return places.length == 0 ? command : new URLClassLoader("java-libraries", places, command);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("`" + path + "` cannot be on a class path", e);
    }
  }
}
