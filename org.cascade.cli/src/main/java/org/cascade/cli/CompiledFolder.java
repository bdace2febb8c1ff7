package org.cascade.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A compiled program as files, on its way from the debugger that has compiled it to the process
 * that runs it.
 */
final class CompiledFolder {
  private static final String CLASS = ".class";
  private static final String MAIN = "main-class";

  private CompiledFolder() {}

  static void write(Path folder, CompiledProgram program) throws IOException {
    for (Map.Entry<String, byte[]> one : program.classes().entrySet()) {
      Path file = folder.resolve(one.getKey().replace('.', '/') + CLASS);
      Files.createDirectories(file.getParent());
      Files.write(file, one.getValue());
    }
    Files.writeString(folder.resolve(MAIN), program.mainClass());
  }

  static CompiledProgram read(Path folder) {
    Rehearsal.run();
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(f -> f.toString().endsWith(CLASS)).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/').replace('/', '.');
        classes.put(name.substring(0, name.length() - CLASS.length()), Files.readAllBytes(file));
      }
      return new CompiledProgram(Files.readString(folder.resolve(MAIN)), classes, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
