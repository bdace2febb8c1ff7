package org.cascade.lang.tests.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that is killed at any moment: the next run has every transfer that was acknowledged, at
 * most the one that was under way besides, and no half of one.
 */
class KilledProgramTest {
  private static final long SEED = Long.getLong("cascade.crash.seed", 1L);

  /** One in so many is killed while it starts and recovers. */
  private static final int EARLY = 6;

  private long acknowledged;
  private int checked;

  @Test
  void fiveKillsLoseNothing(@TempDir Path folder) throws IOException, InterruptedException {
    kill(folder, 5);
  }

  @Test
  @Tag("slow")
  void aHundredKillsLoseNothing(@TempDir Path folder) throws IOException, InterruptedException {
    kill(folder, 100);
  }

  private void kill(Path folder, int kills) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(SEED);
    TransferProcess process = new TransferProcess(folder);
    for (int i = 0; i < kills; i++) {
      boolean early = i > 0 && i % EARLY == 0;
      int transfers = early ? 0 : random.nextInt(1, 60);
      long millis = early ? random.nextInt(150, 900) : random.nextInt(0, 12);
      check(process.runAndKill(transfers, millis), "kill " + i + " of seed " + SEED);
    }
    check(process.runAndKill(1, 0), "the last run");
    assertTrue(checked > kills / 2, () -> "only " + checked + " runs got as far as their data");
    assertTrue(acknowledged > kills, () -> "only " + acknowledged + " transfers");
  }

  private void check(TransferProcess.Seen seen, String run) {
    assertEquals("", seen.errors(), run);
    seen.found().ifPresent(found -> checkFound(found, run));
    acknowledged = Math.max(acknowledged, seen.last());
  }

  private void checkFound(String found, String run) {
    String[] parts = found.split(" ");
    long last = Long.parseLong(parts[0]);
    assertTrue(last >= acknowledged, () -> run + ": lost " + (acknowledged - last) + " transfers");
    assertTrue(
        last <= acknowledged + 1,
        () -> run + ": " + (last - acknowledged) + " transfers that were not acknowledged");
    assertEquals("6000 true", parts[1] + " " + parts[2], run + ": half a transfer");
    acknowledged = last;
    checked++;
  }
}
