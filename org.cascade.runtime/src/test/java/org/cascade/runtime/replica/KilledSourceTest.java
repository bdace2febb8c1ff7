package org.cascade.runtime.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cascade.runtime.engine.Access;
import org.cascade.runtime.engine.EmbeddedEngine;
import org.cascade.runtime.io.Address;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.store.StorageOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it commits, and the copy that takes over. */
class KilledSourceTest {
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");
  private static final int COMMITS = 300;

  /** The process: says where it serves, then counts and tells what was acknowledged. */
  public static final class Source {
    private Source() {}

    public static void main(String[] args) {
      var serve = new Address(Address.LOOPBACK, Integer.parseInt(args[1]));
      var access = new Access(false, Optional.of(serve));
      try (TestEngine engine =
          TestEngine.on(Io.real(), Path.of(args[0]), StorageOptions.DEFAULT, access)) {
        System.out.println(engine.messages().getFirst());
        Counter counter = Counter.root("counter", () -> Counter.create(0));
        while (true) {
          System.out.println(counter.increment());
        }
      }
    }
  }

  private static Path placeOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static Process start(Path data, int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            placeOf(TestEngine.class) + File.pathSeparator + placeOf(EmbeddedEngine.class),
            Source.class.getName(),
            data.toString(),
            String.valueOf(port))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static BufferedReader linesOf(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static int portIn(String line) {
    Matcher matcher = PORT.matcher(line);
    assertTrue(matcher.find(), line);
    return Integer.parseInt(matcher.group(1));
  }

  /** Follows until so many commits have come, while the process tells of its own. */
  private static void followUntil(Follower follower, BufferedReader lines, long commits)
      throws IOException {
    while (follower.last() < commits) {
      while (lines.ready()) {
        lines.readLine();
      }
      follower.turn();
    }
  }

  @Test
  @Tag("slow")
  void theCopyGoesOnAfterTheSourceIsKilledAndTakesOver(@TempDir Path scratch) throws Exception {
    Path data = scratch.resolve("data");
    Path copy = scratch.resolve("copy");
    List<String> told = new CopyOnWriteArrayList<>();
    long had;
    Process first = start(data, 0);
    try (var lines = linesOf(first)) {
      int port = portIn(lines.readLine());
      var address = new Address(Address.LOOPBACK, port);
      try (Follower follower = Follower.open(Io.real(), address, copy, told::add)) {
        followUntil(follower, lines, COMMITS);
        first.destroyForcibly().waitFor();
        for (int i = 0; i < 5; i++) {
          follower.turn();
        }
        Process second = start(data, port);
        try (var more = linesOf(second)) {
          followUntil(follower, more, 2 * COMMITS);
        } finally {
          second.destroyForcibly().waitFor();
        }
        had = follower.last();
      }
    } finally {
      first.destroyForcibly().waitFor();
    }
    assertTrue(told.stream().anyMatch(line -> line.endsWith(" is back.")), told.toString());
    long source = countIn(data);
    long promoted = countIn(copy);
    assertTrue(promoted >= had - 1, promoted + " of " + had); // the first commit made the counter
    assertTrue(promoted <= source, promoted + " of " + source);
  }

  private static long countIn(Path data) {
    try (TestEngine engine = TestEngine.on(Io.real(), data)) {
      Counter counter = Counter.root("counter", () -> Counter.create(0));
      assertEquals(counter.current(), counter.counts().position());
      return counter.current();
    }
  }
}
