package org.cascade.lang.ide.formatting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.format.Formatter;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.source.Source;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** Lays a text out, changing only the lines that are to be others. */
public final class Formatting {
  private Formatting() {}

  /** No edits where the text does not parse: then its layout has no sure meaning. */
  public static List<TextEdit> whole(Source source) {
    return Formatter.format(source, new Reporter())
        .map(formatted -> edits(source, withEnds(formatted, source.text())))
        .orElse(List.of());
  }

  /** Lines end as they do in the text that is open. */
  private static String withEnds(String formatted, String before) {
    return before.contains("\r\n") ? formatted.replace("\n", "\r\n") : formatted;
  }

  /** Those edits of the whole that touch a range of lines. */
  public static List<TextEdit> within(Source source, Range lines) {
    return among(whole(source), lines);
  }

  /** The last line that something of a range is on: its end is not. */
  private static int lastLine(Range range) {
    int end = range.getEnd().getLine();
    boolean whole = range.getEnd().getCharacter() == 0 && end > range.getStart().getLine();
    return whole ? end - 1 : end;
  }

  static List<TextEdit> among(List<TextEdit> edits, Range lines) {
    int first = lines.getStart().getLine();
    int last = lastLine(lines);
    return edits.stream()
        .filter(e -> e.getRange().getStart().getLine() <= last && first <= lastLine(e.getRange()))
        .toList();
  }

  /**
   * The differences line by line: the formatter keeps the words and their order, so lines meet
   * again where their text without white space has come equally far.
   */
  private static List<TextEdit> edits(Source source, String formatted) {
    List<String> before = lines(source.text());
    List<String> after = lines(formatted);
    List<TextEdit> edits = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        i++;
        j++;
        continue;
      }
      int fromI = i;
      int fromJ = j;
      Meeting meeting = new Meeting(before, after, i, j).next();
      i = meeting.i;
      j = meeting.j;
      edit(source, String.join("", after.subList(fromJ, j)), fromI, i).ifPresent(edits::add);
    }
    return edits;
  }

  private static Optional<TextEdit> edit(Source source, String text, int fromLine, int toLine) {
    int from = offsetOfLine(source, fromLine);
    int to = offsetOfLine(source, toLine);
    return source.text().substring(from, to).equals(text)
        ? Optional.empty()
        : Optional.of(new TextEdit(Positions.range(source, from, to), text));
  }

  private static int offsetOfLine(Source source, int line) {
    return line < source.lineCount() ? source.startOf(line + 1) : source.text().length();
  }

  /** Lines with their ends. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end + 1));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /** The next lines behind which both texts have come equally far. */
  private static final class Meeting {
    private final List<String> before;
    private final List<String> after;
    private int i;
    private int j;
    private long words;

    Meeting(List<String> before, List<String> after, int i, int j) {
      this.before = before;
      this.after = after;
      this.i = i;
      this.j = j;
    }

    Meeting next() {
      do {
        if (j >= after.size() || (i < before.size() && words <= 0)) {
          words += i < before.size() ? letters(before.get(i++)) : 0;
        } else {
          words -= letters(after.get(j++));
        }
      } while ((words != 0 || isUneven()) && (i < before.size() || j < after.size()));
      return this;
    }

    /** Lines of white space alone belong to the stretch before them. */
    private boolean isUneven() {
      return (i < before.size() && before.get(i).isBlank())
          || (j < after.size() && after.get(j).isBlank());
    }

    private static long letters(String line) {
      return line.chars().filter(c -> !Character.isWhitespace(c)).count();
    }
  }
}
