package org.cascade.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Time from the start of a command to the first byte it prints: {@code StartTime CASCADE PROGRAM
 * FOLDER CLASSPATH}. Cold compiles; warm finds the compiled classes; both beside a plain Java
 * program.
 */
public final class StartTime {
  private static final int RUNS = 9;
  private static final double MILLIS = 1e6;

  private StartTime() {}

  /** The Java program to compare with. */
  public static final class Hello {
    private Hello() {}

    public static void main(String[] args) {
      System.out.println("hello");
    }
  }

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[2]));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> cascade = List.of(args[0], "run", args[1]);
    List<String> plain =
        List.of(java, "-XX:+UseSerialGC", "-cp", args[3], "org.cascade.bench.StartTime$Hello");
    double[] cold = new double[RUNS];
    double[] warm = new double[RUNS];
    double[] bare = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      Path cache = folder.resolve("cache" + i);
      cold[i] = firstOutput(cascade, cache);
      warm[i] = firstOutput(cascade, cache);
      bare[i] = firstOutput(plain, cache);
    }
    say("cascade run hello, compiled first", cold);
    say("cascade run hello, compiled before", warm);
    say("java Hello", bare);
  }

  private static void say(String what, double[] millis) {
    Arrays.sort(millis);
    System.out.println("%-46s %8.0f ms (least %.0f)".formatted(what, millis[RUNS / 2], millis[0]));
  }

  private static double firstOutput(List<String> command, Path cache) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    long start = System.nanoTime();
    Process process = builder.start();
    int first = process.getInputStream().read();
    double millis = (System.nanoTime() - start) / MILLIS;
    process.getInputStream().readAllBytes();
    if (first < 0) {
      throw new IllegalStateException(command + " printed nothing");
    }
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return millis;
  }
}
