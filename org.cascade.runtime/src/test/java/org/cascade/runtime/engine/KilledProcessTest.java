package org.cascade.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.sample.Account;
import org.cascade.runtime.sample.Bank;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.sample.Threads;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while several of its threads commit. */
class KilledProcessTest {
  private static final int KILLS = 4;
  private static final int LINES_BEFORE_KILL = 60;

  /** The process: threads that transfer and count, and tell what was acknowledged. */
  public static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws Exception {
      try (TestEngine engine = TestEngine.on(Io.real(), Path.of(args[0]))) {
        Bank bank = Bank.root("bank", () -> Bank.create(3, 1000));
        Counter counter = Counter.root("counter", () -> Counter.create(0));
        Threads.run(
            3,
            thread -> {
              while (true) {
                System.out.println(transferAndCount(bank, counter, thread));
              }
            });
      }
    }

    private static long transferAndCount(Bank bank, Counter counter, int thread) {
      return bank.within(() -> {
        Account from = bank.getAccounts().at(thread);
        Account to = bank.getAccounts().at((thread + 1) % 3);
        Account.transfer(from, to, 1);
        return counter.increment();
      });
    }
  }

  @Test
  @Tag("slow")
  void nothingAcknowledgedIsLostAndNothingIsHalf(@TempDir Path data) throws Exception {
    long acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged = Math.max(acknowledged, runAndKill(data));
      try (TestEngine engine = TestEngine.on(Io.real(), data)) {
        Counter counter = Counter.root("counter", () -> Counter.create(0));
        Bank bank = Bank.root("bank", () -> Bank.create(3, 1000));
        assertTrue(counter.current() >= acknowledged, counter.current() + " < " + acknowledged);
        assertEquals(3000, bank.total());
        assertEquals(counter.current(), counter.counts().position());
        acknowledged = counter.within(() -> counter.increment());
      }
    }
    assertTrue(acknowledged >= KILLS * LINES_BEFORE_KILL, acknowledged + " acknowledged");
  }

  private static Path placeOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  /** The highest number that the process told before it was killed. */
  private static long runAndKill(Path data) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                placeOf(TestEngine.class) + File.pathSeparator + placeOf(EmbeddedEngine.class),
                Victim.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long highest = 0;
    int lines = 0;
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        highest = Math.max(highest, Long.parseLong(line));
        lines++;
        if (lines == LINES_BEFORE_KILL) {
          process.toHandle().destroyForcibly(); // leaves the stream open: all it told still counts
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return highest;
  }
}
