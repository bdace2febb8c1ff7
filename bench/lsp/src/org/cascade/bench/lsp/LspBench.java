package org.cascade.bench.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.cascade.bench.SourceGenerator;

/**
 * Language servers beside each other: {@code LspBench CASCADE NODE TYPESCRIPT_SERVER FOLDER}. Each
 * gets the same program in its own language, as 50,000 lines in many files and as one file of
 * 5,000, and the same script. Properties: {@code lines}, {@code edits}, {@code starts}, {@code
 * servers} (a part of the names of those to run).
 */
public final class LspBench {
  private static final int LINES = Integer.getInteger("lines", 50_000);
  private static final int LINES_OF_ONE = 5_000;
  private static final int EDITS = Integer.getInteger("edits", 200);
  private static final String SERVERS = System.getProperty("servers", "");
  private static final int TYPED = 20;
  private static final int PARTS_OF_FILE = 5;
  private static final int PARTS_OF_LARGE_FILE = 1_000;
  private static final int STARTS = Integer.getInteger("starts", 3);
  private static final int WARMING = 20;

  /** Nobody closes an editor at once; servers may write down what they know. */
  private static final long OPEN_MILLIS = 3_000;

  /** Says of each notification that is a server's own that it is not known. */
  private static final Logger PROTOCOL = Logger.getLogger("org.eclipse.lsp4j.jsonrpc");

  private final Path work;
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

  private LspBench(Path work) {
    this.work = work;
  }

  public static void main(String[] args) throws Exception {
    PROTOCOL.setLevel(Level.WARNING);
    List<Candidate> all =
        List.of(Candidate.cascade(args[0]), Candidate.typescript(args[1], args[2]));
    run(all, Path.of(args[3]).resolve("workspace"), LINES, PARTS_OF_FILE, "lines in many files");
    run(
        all,
        Path.of(args[3]).resolve("file"),
        LINES_OF_ONE,
        PARTS_OF_LARGE_FILE,
        "lines in one file");
    System.exit(0);
  }

  private static void run(List<Candidate> all, Path work, int lines, int parts, String title)
      throws Exception {
    var bench = new LspBench(work);
    for (Candidate candidate : all) {
      bench.measure(candidate, lines, parts);
    }
    bench.print(all, String.format(Locale.ROOT, "%,d %s", lines, title));
  }

  private void measure(Candidate candidate, int lines, int parts) throws Exception {
    Path folder = work.resolve(candidate.name());
    Path cache = work.resolve("cache-" + candidate.name());
    delete(folder);
    Files.createDirectories(folder);
    var program = SourceGenerator.generate(folder, lines, candidate.dialect(), parts);
    // In the midst of the modules: some are before it, and some build on it.
    Path file = folder.resolve(candidate.dialect().file((program.modules() - 1) / 2));
    delete(cache);
    starts(candidate, folder, cache, file);
    work(candidate, folder, cache, file);
  }

  private void starts(Candidate candidate, Path folder, Path cache, Path file) throws Exception {
    Histogram initialize = micros();
    Histogram cold = micros();
    Histogram warm = micros();
    String right = Files.readString(file);
    Files.writeString(file, Session.withMistake(candidate, file));
    for (int i = 0; i < STARTS; i++) {
      delete(cache);
      start(candidate, folder, cache, file, initialize, cold);
      start(candidate, folder, cache, file, initialize, warm);
    }
    Files.writeString(file, right);
    note(candidate, "start to `initialize`, ms", initialize, 50);
    note(candidate, "start to first diagnostics, cold, ms", cold, 50);
    note(candidate, "start to first diagnostics, warm, ms", warm, 50);
  }

  private static void start(
      Candidate candidate, Path folder, Path cache, Path file, Histogram initialize, Histogram told)
      throws Exception {
    try (Connection connection = Connection.open(candidate, folder, cache)) {
      initialize.recordValue((long) (connection.initializeMillis * 1000));
      told.recordValue((long) (new Session(candidate, connection, file).openMistaken() * 1000));
      Thread.sleep(OPEN_MILLIS);
    }
  }

  private void work(Candidate candidate, Path folder, Path cache, Path file) throws Exception {
    try (Connection connection = Connection.open(candidate, folder, cache)) {
      var session = new Session(candidate, connection, file);
      session.openRight();
      session.edits(WARMING, micros(), micros());
      session.completions(WARMING, micros());
      Histogram broken = micros();
      Histogram mended = micros();
      session.edits(EDITS / 2, broken, mended);
      broken.add(mended);
      notes(candidate, "diagnostics after an edit", broken);
      Histogram typed = micros();
      session.typing(TYPED, typed);
      notes(candidate, "diagnostics after the last key", typed);
      Histogram completions = micros();
      int lacking = session.completions(EDITS / 2, completions);
      notes(candidate, "completion", completions);
      note(candidate, "completions without the member", Integer.toString(lacking));
      Histogram hovers = micros();
      session.hovers(EDITS / 2, hovers);
      notes(candidate, "hover", hovers);
      note(
          candidate,
          "most memory, MB",
          String.format(Locale.ROOT, "%,.0f", connection.peakMegabytes()));
    }
  }

  private static Histogram micros() {
    return new Histogram(3);
  }

  private void notes(Candidate candidate, String what, Histogram micros) {
    note(candidate, what + ", median, ms", micros, 50);
    note(candidate, what + ", 95 %, ms", micros, 95);
  }

  private void note(Candidate candidate, String what, Histogram micros, double percentile) {
    double millis = micros.getValueAtPercentile(percentile) / 1e3;
    note(candidate, what, String.format(Locale.ROOT, millis < 10 ? "%.1f" : "%,.0f", millis));
  }

  private void note(Candidate candidate, String what, String value) {
    System.err.println(candidate.name() + ": " + what + ": " + value);
    rows.computeIfAbsent(what, of -> new LinkedHashMap<>()).put(candidate.name(), value);
  }

  private void print(List<Candidate> all, String title) {
    List<String> names = all.stream().map(Candidate::name).toList();
    System.out.println("| " + title + " | " + String.join(" | ", names) + " |");
    System.out.println("|---".repeat(names.size() + 1) + "|");
    rows.forEach((what, values) ->
        System.out.println(
            "| "
                + what
                + " | "
                + String.join(" | ", names.stream().map(values::get).toList())
                + " |"));
    System.out.println();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
