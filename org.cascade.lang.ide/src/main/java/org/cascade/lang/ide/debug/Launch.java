package org.cascade.lang.ide.debug;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an editor asks for when it starts a program: the attributes of a launch configuration.
 *
 * @param program a file or a folder
 * @param test the title of the one test to run; absent for the program itself
 * @param args arguments of the program
 * @param options further ones of {@code cascade run}, such as {@code --data DIR}
 * @param classPath jars of the Java that {@code extern java} names, joined as Java does
 * @param cwd where the program runs
 * @param javaOptions of the JVM that runs it
 * @param debugged whether it can be stopped at all
 * @param stopOnEntry whether it stops at its first line
 * @param justMyCode whether steps and stacks leave out Cascade's library
 * @param inTerminal whether the editor is to run it in a terminal, where it can read input
 */
public record Launch(
    Path program,
    Optional<String> test,
    List<String> args,
    List<String> options,
    String classPath,
    Path cwd,
    Map<String, String> env,
    List<String> javaOptions,
    boolean debugged,
    boolean stopOnEntry,
    boolean justMyCode,
    boolean inTerminal) {

  /**
   * Reads what the editor sent.
   *
   * @throws RefusedLaunch if something is missing or not of its type
   */
  static Launch of(Map<String, Object> attributes) throws RefusedLaunch {
    Attributes given = new Attributes(attributes);
    String program =
        given
            .text("program")
            .orElseThrow(() ->
                new RefusedLaunch(
                    "The launch configuration has no `program`. Name a `.cascade` file or a"
                        + " folder."));
    Path cwd = given.text("cwd").map(Path::of).orElseGet(() -> Path.of("")).toAbsolutePath();
    String console = given.text("console").orElse("internalConsole");
    return new Launch(
        cwd.resolve(program).normalize(),
        given.text("test"),
        given.texts("args"),
        given.texts("options"),
        given.text("classpath").orElse(""),
        cwd,
        given.environment("env"),
        given.texts("javaOptions"),
        !given.flag("noDebug", false),
        given.flag("stopOnEntry", false),
        given.flag("justMyCode", true),
        !console.equals("internalConsole"));
  }

  /** Attributes by name, as JSON has them. */
  private record Attributes(Map<String, Object> all) {
    Optional<String> text(String name) throws RefusedLaunch {
      Object value = all.get(name);
      if (value == null) {
        return Optional.empty();
      }
      if (value instanceof String text) {
        return Optional.of(text);
      }
      throw wrong(name, "a string", value);
    }

    boolean flag(String name, boolean otherwise) throws RefusedLaunch {
      Object value = all.get(name);
      if (value == null) {
        return otherwise;
      }
      if (value instanceof Boolean flag) {
        return flag;
      }
      throw wrong(name, "true or false", value);
    }

    List<String> texts(String name) throws RefusedLaunch {
      Object value = all.get(name);
      if (value == null) {
        return List.of();
      }
      if (value instanceof List<?> items && items.stream().allMatch(String.class::isInstance)) {
        return items.stream().map(String.class::cast).toList();
      }
      throw wrong(name, "an array of strings", value);
    }

    Map<String, String> environment(String name) throws RefusedLaunch {
      Object value = all.get(name);
      if (value == null) {
        return Map.of();
      }
      if (!(value instanceof Map<?, ?> entries)) {
        throw wrong(name, "an object of strings", value);
      }
      Map<String, String> read = new TreeMap<>();
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        read.put(String.valueOf(entry.getKey()), String.valueOf(entry.getValue()));
      }
      return Map.copyOf(read);
    }

    private static RefusedLaunch wrong(String name, String expected, Object found) {
      return new RefusedLaunch(
          "`%s` of the launch configuration is `%s`, but has to be %s."
              .formatted(name, found, expected));
    }
  }
}
