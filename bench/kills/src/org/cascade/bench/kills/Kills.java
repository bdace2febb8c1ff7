package org.cascade.bench.kills;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Kills a process at random moments, at each level of durability, and looks at what the next one
 * finds: all that was acknowledged, where the level promises that; never half of a transfer; and
 * nothing of a client but what comes after what it did before.
 */
public final class Kills {
  private static final int CLIENTS = 4;
  private static final List<String> LEVELS = List.of("sync", "interval", "memory");

  /**
   * After so many kills a directory is begun anew, so that all of it can be looked at each time.
   */
  private static final int KILLS_OF_A_DIRECTORY = 60;

  /** One in so many is killed while it starts. */
  private static final int EARLY = 6;

  /** One in so many writes long texts, so that checkpoints come. */
  private static final int LONG = 8;

  private final Path work;
  private final Random random;
  private final List<Long> openMicros = new ArrayList<>();
  private long[] acknowledged = new long[CLIENTS];
  private long transfers;
  private int looked;

  private Kills(Path work, long seed) {
    this.work = work;
    this.random = new Random(seed);
  }

  /** What a process told before it was killed; {@code made} is empty if it did not come so far. */
  private record Told(List<Long> made, boolean agrees, long[] last) {}

  public static void main(String[] args) throws Exception {
    int kills = Integer.parseInt(args[0]);
    int large = Integer.parseInt(args[1]);
    Path work = Path.of(args[2]);
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    for (String level : LEVELS) {
      var run = new Kills(work, seed);
      run.small(level, kills / LEVELS.size());
      run.print(level);
    }
    var run = new Kills(work, seed);
    run.large(large);
    run.print("sync, 1,000,000 rows");
  }

  private void small(String level, int kills) throws Exception {
    begin();
    for (int i = 0; i < kills; i++) {
      if (i > 0 && i % KILLS_OF_A_DIRECTORY == 0) {
        begin();
      }
      boolean early = i % EARLY == EARLY - 1;
      int texts = random.nextInt(LONG) == 0 ? 200_000 : 60;
      int lines = early ? 0 : 1 + random.nextInt(random.nextInt(3) == 0 ? 3_000 : 200);
      long millis = early ? 30 + random.nextInt(400) : random.nextInt(12);
      check(level, runAndKill(level, texts, 0, lines, millis));
    }
    check(level, runAndKill(level, 60, 0, 1, 0));
  }

  /** The rows are loaded once, and then survive all the kills. */
  private void large(int kills) throws Exception {
    begin();
    for (int i = 0; i <= kills; i++) {
      int lines = 1 + random.nextInt(3_000);
      check("sync", runAndKill("sync", 60, 1_000_000, lines, random.nextInt(12)));
      if (i == 0) {
        openMicros.clear();
      }
    }
  }

  private void begin() throws IOException {
    if (Files.exists(work)) {
      try (Stream<Path> files = Files.walk(work)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(work);
    acknowledged = new long[CLIENTS];
  }

  private void check(String level, Told told) {
    for (int i = 0; i < told.made().size(); i++) {
      long made = told.made().get(i);
      boolean lost = !level.equals("memory") && made < acknowledged[i];
      if (!told.agrees() || made < 0 || lost || made > acknowledged[i] + 1) {
        throw new IllegalStateException(
            "client "
                + (i + 1)
                + " was told of "
                + acknowledged[i]
                + " transfers, and found are "
                + made
                + (told.agrees() ? "" : ", of which some are there by half")
                + ": "
                + work);
      }
      acknowledged[i] = made;
    }
    looked += told.made().isEmpty() ? 0 : 1;
    for (int i = 0; i < CLIENTS; i++) {
      transfers += Math.max(0, told.last()[i] - acknowledged[i]);
      acknowledged[i] = Math.max(acknowledged[i], told.last()[i]);
    }
  }

  private Told runAndKill(String level, int texts, long rows, int lines, long millis)
      throws Exception {
    Path errors = work.resolve("errors.txt");
    Process process = start(level, texts, rows, errors);
    List<Long> made = new ArrayList<>();
    boolean agrees = true;
    long[] last = new long[CLIENTS];
    int count = 0;
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      if (lines == 0) {
        killLater(process, millis);
      }
      // What was written before the kill can be read after it.
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        String[] words = line.split(" ");
        if (words[0].equals("open") && words.length == 3) {
          openMicros.add(Long.parseLong(words[1]));
        } else if (words[0].equals("found") && words.length == CLIENTS + 2) {
          agrees = Boolean.parseBoolean(words[1]);
          Stream.of(words).skip(2).map(Long::valueOf).forEach(made::add);
        } else if (words.length == 2 && words[0].matches("\\d")) {
          int client = Integer.parseInt(words[0]) - 1;
          last[client] = Math.max(last[client], Long.parseLong(words[1])); // the last may be cut
          if (++count == lines) {
            killLater(process, millis);
          }
        }
      }
    } finally {
      process.toHandle().destroyForcibly();
    }
    process.waitFor(1, TimeUnit.MINUTES);
    if (Files.size(errors) > 0) {
      throw new IllegalStateException(Files.readString(errors));
    }
    return new Told(made, agrees, last);
  }

  /** With the signal that cannot be caught, where there are signals; the stream stays open. */
  private static void killLater(Process process, long millis) {
    Thread killer =
        new Thread(() -> {
          try {
            Thread.sleep(millis);
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
          process.toHandle().destroyForcibly();
        });
    killer.setDaemon(true);
    killer.start();
  }

  private Process start(String level, int texts, long rows, Path errors) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g", "-Xshare:auto"));
    command.addAll(rows > 0 ? List.of() : List.of("-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Victim.class.getName()));
    command.addAll(List.of(work.resolve("data").toString(), level, "" + CLIENTS));
    command.addAll(List.of("" + texts, "" + rows));
    return new ProcessBuilder(command).redirectError(errors.toFile()).start();
  }

  private void print(String name) {
    List<Long> sorted = openMicros.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %,d | %.0f | %.0f | %.0f |%n",
        name,
        looked,
        transfers,
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 1));
  }

  private static double at(List<Long> sorted, double part) {
    return sorted.isEmpty() ? 0 : sorted.get((int) (part * (sorted.size() - 1))) / 1000.0;
  }
}
