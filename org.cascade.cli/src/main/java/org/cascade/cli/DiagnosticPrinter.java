package org.cascade.cli;

import java.util.List;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Severity;
import org.cascade.lang.source.Span;

/** Writes diagnostics as text: one line each, and on a terminal also the source and a caret. */
final class DiagnosticPrinter {
  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String BLUE = "\u001b[1;34m";

  private final boolean colours;
  private final boolean excerpts;
  private final boolean hints;
  private final int columns;

  /**
   * @param excerpts whether to show source lines and other places
   * @param hints whether to show hints at all
   * @param columns of the terminal; 0 if not known
   */
  DiagnosticPrinter(boolean colours, boolean excerpts, boolean hints, int columns) {
    this.colours = colours;
    this.excerpts = excerpts;
    this.hints = hints;
    this.columns = columns;
  }

  /** For diagnostics that were asked for. */
  static DiagnosticPrinter forOut(Terminal terminal, boolean hints) {
    boolean watched = terminal.outWatched();
    return new DiagnosticPrinter(
        terminal.outColoured(), watched, hints || watched, terminal.columns());
  }

  /** For diagnostics on the way to something else. */
  static DiagnosticPrinter forErr(Terminal terminal) {
    boolean watched = terminal.errWatched();
    return new DiagnosticPrinter(terminal.errColoured(), watched, watched, terminal.columns());
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
    out.append(TextWidth.harmless(diagnostic.span().toString())).append(": ");
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
      out.append("    ")
          .append(painted(BLUE, "fix"))
          .append(": ")
          .append(oneLine(fix.title()))
          .append('\n');
    }
  }

  private void excerpt(Span span, String colour, StringBuilder out) {
    out.append(Excerpt.of(span, columns, marks -> painted(colour, marks)));
  }

  /** Tools read one diagnostic a line. */
  private static String oneLine(String message) {
    return TextWidth.harmless(message.strip().replaceAll("\\s*\\R\\s*|\t", " "));
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
