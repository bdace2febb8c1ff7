package org.cascade.lang.compiler;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.source.Span;

/** Turns a mistake of the compiler's own into something its user can report. */
public final class CrashReport {
  private CrashReport() {}

  /** Writes the stack trace to a file of its own; absent where no file can be written. */
  public static Optional<Path> write(String doing, Throwable crash) {
    StringWriter text = new StringWriter();
    try (PrintWriter out = new PrintWriter(text)) {
      out.println("Cascade stopped while " + doing + ".");
      out.println("Java " + Runtime.version() + " on " + System.getProperty("os.name"));
      crash.printStackTrace(out);
    }
    try {
      Path file = Files.createTempFile("cascade-crash-", ".txt");
      Files.writeString(file, text.toString());
      return Optional.of(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The words that go with a crash. */
  public static String message(String doing, Throwable crash) {
    String where =
        write(doing, crash)
            .map(file -> "Please report it with the file `" + file + "`.")
            .orElse("Please report it; no file with details could be written.");
    String what = crash.getMessage() == null ? "" : ": " + firstLine(crash.getMessage());
    return "This is a mistake of the compiler, not of your program: it stopped while %s (%s%s). %s"
        .formatted(doing, crash.getClass().getSimpleName(), what, where);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  static void report(String doing, Throwable crash, Span at, Reporter reporter) {
    reporter.report(RuleCode.INTERNAL, at, message(doing, crash));
  }
}
