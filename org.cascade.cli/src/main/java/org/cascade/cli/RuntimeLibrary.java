package org.cascade.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import org.cascade.lang.compiler.Compiler;
import org.cascade.runtime.value.Unit;

/** The jars (or class folders) that the command itself runs from. */
final class RuntimeLibrary {
  private RuntimeLibrary() {}

  /** What generated Java is compiled against. */
  static List<Path> classPath() {
    return List.of(placeOf(Unit.class));
  }

  /** What decides how a program is compiled. */
  static List<Path> compiler() {
    return List.of(placeOf(Compiler.class), placeOf(Unit.class), placeOf(RuntimeLibrary.class));
  }

  private static Path placeOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("`" + source.getLocation() + "` is no file", e);
    }
  }
}
