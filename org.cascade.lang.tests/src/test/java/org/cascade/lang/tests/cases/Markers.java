package org.cascade.lang.tests.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.source.Span;

/**
 * What a program says about its own diagnostics: {@code // ^^^ error CAS0123: text} under the line
 * it is about. The first caret stands at the column; for columns the slashes cover, {@code //@1
 * error CAS0123: text} names it. The text may be left out. {@code // ^ note: text} is another place
 * of a diagnostic; a program that has one has to have them all.
 */
final class Markers {
  private static final Pattern MARKER =
      Pattern.compile(
          "^\\s*//(?:\\s*(\\^+)|@(\\d+))\\s+((?:error|warning|hint)(?=\\s+CAS)|note(?=:))\\s*(CAS\\d{4}|)(?::\\s*(.*?))?\\s*$");

  private static final String NOTE = "note";

  /** A diagnostic as expected or as found; {@code text} is empty where any will do. */
  record Mark(int line, int column, String severity, String code, String text) {
    static Mark of(Diagnostic diagnostic) {
      return new Mark(
          diagnostic.span().line(),
          diagnostic.span().column(),
          diagnostic.severity().shown(),
          diagnostic.code().id(),
          diagnostic.message().strip().replaceAll("\\s*\\R\\s*", " "));
    }

    static Mark of(Diagnostic.Related related) {
      Span span = related.span();
      return new Mark(span.line(), span.column(), NOTE, "", related.message());
    }

    boolean isMetBy(Mark found) {
      return line == found.line
          && column == found.column
          && severity.equals(found.severity)
          && code.equals(found.code)
          && (text.isEmpty() || text.equals(found.text));
    }

    @Override
    public String toString() {
      return line
          + ":"
          + column
          + ": "
          + severity
          + "["
          + code
          + "]"
          + (text.isEmpty() ? "" : ": " + text);
    }
  }

  private Markers() {}

  /** Whether a program says which other places its diagnostics name. */
  static boolean hasNotes(String text) {
    return expected(text).stream().anyMatch(m -> m.severity.equals(NOTE));
  }

  static List<Mark> expected(String text) {
    List<Mark> marks = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    int about = 0;
    for (int i = 0; i < lines.length; i++) {
      Matcher marker = MARKER.matcher(lines[i]);
      if (!marker.matches()) {
        about = i + 1;
        continue;
      }
      int column =
          marker.group(1) != null ? marker.start(1) + 1 : Integer.parseInt(marker.group(2));
      String words = marker.group(5) == null ? "" : marker.group(5);
      marks.add(new Mark(about, column, marker.group(3), marker.group(4), words));
    }
    return sorted(marks);
  }

  static List<Mark> sorted(List<Mark> marks) {
    return marks.stream()
        .sorted(
            Comparator.comparingInt(Mark::line)
                .thenComparingInt(Mark::column)
                .thenComparing(Mark::code))
        .toList();
  }

  /** The text with its markers replaced by those of what was found. */
  static String rewritten(String text, List<Mark> found) {
    StringBuilder out = new StringBuilder();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!MARKER.matcher(lines[i]).matches()) {
        out.append(lines[i]).append(i < lines.length - 1 ? "\n" : "");
        for (Mark mark : found) {
          if (mark.line() == i + 1) {
            out.append(marker(mark)).append('\n');
          }
        }
      }
    }
    return out.toString();
  }

  private static String marker(Mark mark) {
    String place =
        mark.column() > 2 ? "//" + " ".repeat(mark.column() - 3) + "^" : "//@" + mark.column();
    String what = mark.severity() + (mark.code().isEmpty() ? "" : " " + mark.code());
    return place + " " + what + ": " + mark.text();
  }
}
