package org.cascade.lang.ui.client;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.ui.preferences.Settings;

/**
 * How the compiler is started: {@code cascade ARGUMENTS} in a process of its own.
 *
 * @param library the folder of its jars
 * @param javaHome the JDK that is set; empty to have one found
 * @param options further options of the server's JVM
 */
public record ServerCommand(Path library, String javaHome, List<String> options) {
  private static final String MAIN = "org.cascade.cli.Main";

  /** Without a limit the server's heap would grow to a quarter of the machine's memory. */
  private static final String SERVER_HEAP = "-Xmx600m";

  /** As the user's settings say. */
  public static ServerCommand of(Path library) {
    return new ServerCommand(library, Settings.javaHome(), Settings.serverOptions());
  }

  /** The command line of the language server. */
  public List<String> server() throws NoJdk {
    List<String> more = new ArrayList<>(List.of(SERVER_HEAP));
    more.addAll(options);
    return line(more, List.of("lsp"));
  }

  /** The command line of anything else that the command does. */
  public List<String> run(List<String> arguments) throws NoJdk {
    return line(List.of(), arguments);
  }

  private List<String> line(List<String> more, List<String> arguments) throws NoJdk {
    Jdk jdk = Jdk.find(javaHome);
    List<String> all = new ArrayList<>();
    all.add(jdk.java().toString());
    all.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xss64m",
            "--enable-native-access=ALL-UNNAMED",
            "-Dguice_bytecode_gen_option=DISABLED",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8"));
    if (jdk.major() >= 23) {
      // From here on the JVM says something where a library uses what will be taken away.
      all.add("--sun-misc-unsafe-memory-access=allow");
    }
    all.addAll(more);
    all.addAll(List.of("-cp", classPath(), MAIN));
    all.addAll(arguments);
    return List.copyOf(all);
  }

  private String classPath() {
    try (Stream<Path> files = Files.list(library)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
