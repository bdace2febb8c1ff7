package org.cascade.cli;

import java.util.List;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Severity;
import org.cascade.lang.source.Span;

/** Writes diagnostics as text: one line each, and on a terminal also the source and a caret. */
final class DiagnosticPrinter {
  private static final int LONGEST_LINE = 200;
  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String BLUE = "\u001b[1;34m";

  private final boolean colours;
  private final boolean excerpts;
  private final boolean hints;

  /**
   * @param excerpts whether to show source lines and other places
   * @param hints whether to show hints at all
   */
  DiagnosticPrinter(boolean colours, boolean excerpts, boolean hints) {
    this.colours = colours;
    this.excerpts = excerpts;
    this.hints = hints;
  }

  static DiagnosticPrinter of(Terminal terminal, boolean hints) {
    boolean watched = terminal.interactive();
    return new DiagnosticPrinter(terminal.colours(), watched, hints || watched);
  }

  String print(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      if (hints || diagnostic.severity() != Severity.HINT) {
        print(diagnostic, out);
      }
    }
    return out.toString();
  }

  private void print(Diagnostic diagnostic, StringBuilder out) {
    String label = diagnostic.severity().shown() + "[" + diagnostic.code().id() + "]";
    String message = oneLine(diagnostic.message());
    out.append(diagnostic.span()).append(": ");
    out.append(painted(colourOf(diagnostic.severity()), label)).append(": ");
    out.append(painted(BOLD, message)).append('\n');
    if (!excerpts) {
      return;
    }
    excerpt(diagnostic.span(), colourOf(diagnostic.severity()), out);
    for (Diagnostic.Related related : diagnostic.related()) {
      String words = related.span() + ": " + oneLine(related.message());
      out.append("    ").append(words).append('\n');
      excerpt(related.span(), BLUE, out);
    }
    for (Diagnostic.Fix fix : diagnostic.fixes()) {
      out.append("    ").append(painted(BLUE, "fix")).append(": ").append(fix.title()).append('\n');
    }
  }

  /** The line, and marks under the part that is meant. */
  private void excerpt(Span span, String colour, StringBuilder out) {
    String line = span.source().line(span.line());
    if (span.source().text().isEmpty() || line.length() > LONGEST_LINE) {
      return;
    }
    String number = String.valueOf(span.line());
    String margin = " ".repeat(number.length());
    int start = Math.min(span.column() - 1, line.length());
    int end =
        Math.clamp(start + (long) span.length(), start + 1, Math.max(line.length(), start + 1));
    StringBuilder before = new StringBuilder();
    for (int i = 0; i < start; i++) {
      before.append(line.charAt(i) == '\t' ? '\t' : ' ');
    }
    out.append("  ").append(number).append(" | ").append(line).append('\n');
    out.append("  ").append(margin).append(" | ").append(before);
    out.append(painted(colour, "^".repeat(end - start))).append('\n');
  }

  /** Tools read one diagnostic a line. */
  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String colourOf(Severity severity) {
    return switch (severity) {
      case ERROR -> RED;
      case WARNING -> YELLOW;
      case HINT -> BLUE;
    };
  }

  private String painted(String colour, String text) {
    return colours ? colour + text + RESET : text;
  }
}
