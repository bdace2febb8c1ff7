package org.cascade.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/**
 * The lines of a source that a diagnostic is about, with marks under what is meant: the first and
 * the last of them, cut to the width of the terminal.
 */
final class Excerpt {
  private static final int WIDTH_IF_UNKNOWN = 160;
  private static final int LEAST_ROOM = 20;
  private static final int TAB = 4;
  private static final String CUT = "…";

  private final int room;
  private final int numberWidth;
  private final UnaryOperator<String> paint;
  private final StringBuilder out = new StringBuilder();

  private Excerpt(int columns, int numberWidth, UnaryOperator<String> paint) {
    int width = columns > 0 ? columns : WIDTH_IF_UNKNOWN;
    this.room = Math.max(LEAST_ROOM, width - numberWidth - "   | ".length());
    this.numberWidth = numberWidth;
    this.paint = paint;
  }

  /**
   * The excerpt's lines, each with its line break; none where there is no text.
   *
   * @param columns of the terminal; 0 if not known
   * @param paint colours the marks
   */
  static String of(Span span, int columns, UnaryOperator<String> paint) {
    Source source = span.source();
    if (source.text().isEmpty()) {
      return "";
    }
    int first = span.line();
    int last = Math.max(first, source.lineOf(Math.max(span.offset(), span.end() - 1)));
    Excerpt excerpt = new Excerpt(columns, String.valueOf(last).length(), paint);
    String line = source.line(first);
    int start = Math.min(span.column() - 1, line.length());
    if (last == first) {
      excerpt.line(first, line, start, Math.min(line.length(), start + span.length()));
    } else {
      excerpt.line(first, line, start, line.length());
      excerpt.end(source, first, last, source.columnOf(span.end() - 1));
    }
    return excerpt.out.toString();
  }

  private void end(Source source, int first, int last, int end) {
    if (last > first + 1) {
      out.append("  ").append(" ".repeat(numberWidth)).append(" ").append(CUT).append('\n');
    }
    String line = source.line(last);
    int start = line.length() - line.stripLeading().length();
    line(last, line, Math.min(start, end), Math.min(end, line.length()));
  }

  /** A line and the marks from {@code start} to {@code end}, one mark at least. */
  private void line(int number, String line, int start, int end) {
    Window window = Window.of(line, start, end, room);
    String margin = " ".repeat(numberWidth);
    String shown = String.valueOf(number);
    out.append("  ").append(margin, shown.length(), numberWidth).append(shown).append(" | ");
    out.append(window.text()).append('\n');
    out.append("  ").append(margin).append(" | ").append(" ".repeat(window.before()));
    out.append(paint.apply("^".repeat(window.marks()))).append('\n');
  }

  /** One character as it is shown, and where it stands in its line. */
  private record Cell(String text, int width, int at) {}

  /**
   * The part of a line that is shown.
   *
   * @param before columns before the marks
   * @param marks columns that are marked
   */
  private record Window(String text, int before, int marks) {
    static Window of(String line, int start, int end, int room) {
      // No character takes more than a tab's columns, and few take none: what is further off does
      // not fit. A line may have millions of characters.
      int from = Math.max(0, start - 2 * room);
      int to = (int) Math.min(line.length(), start + 4L * room);
      List<Cell> cells = cells(line, from, to);
      boolean cutBefore = from > 0;
      boolean cutAfter = to < line.length();
      if (cutBefore || cutAfter || width(cells) > room) {
        int skip = skipped(cells, start, room);
        cutBefore |= skip > 0;
        cells = cells.subList(skip, cells.size());
        List<Cell> fit = fitting(cells, room - 2);
        cutAfter |= fit.size() < cells.size();
        cells = fit;
      }
      int before = width(cells.stream().filter(c -> c.at < start).toList());
      int marks = width(cells.stream().filter(c -> c.at >= start && c.at < end).toList());
      StringBuilder text = new StringBuilder(cutBefore ? CUT : "");
      cells.forEach(c -> text.append(c.text));
      text.append(cutAfter ? CUT : "");
      return new Window(text.toString(), before + (cutBefore ? 1 : 0), Math.max(1, marks));
    }

    /** How many cells to leave out so that the start has a third of the room before it. */
    private static int skipped(List<Cell> cells, int start, int room) {
      int column = width(cells.stream().filter(c -> c.at < start).toList());
      int total = width(cells);
      int unwanted = Math.min(column - room / 3, total - (room - 2));
      int skip = 0;
      for (int left = 0; skip < cells.size() && left < unwanted; skip++) {
        left += cells.get(skip).width;
      }
      return skip;
    }

    private static List<Cell> fitting(List<Cell> cells, int room) {
      int used = 0;
      int count = 0;
      while (count < cells.size() && used + cells.get(count).width <= room) {
        used += cells.get(count).width;
        count++;
      }
      return cells.subList(0, count);
    }

    private static int width(List<Cell> cells) {
      return cells.stream().mapToInt(Cell::width).sum();
    }

    private static List<Cell> cells(String line, int from, int to) {
      List<Cell> cells = new ArrayList<>();
      int column = 0;
      for (int i = from; i < to; ) {
        int character = line.codePointAt(i);
        Cell cell = cell(character, column, i);
        cells.add(cell);
        column += cell.width;
        i += Character.charCount(character);
      }
      return cells;
    }

    private static Cell cell(int character, int column, int at) {
      if (character == '\t') {
        int width = TAB - column % TAB;
        return new Cell(" ".repeat(width), width, at);
      }
      return TextWidth.isHarmful(character)
          ? new Cell(String.valueOf(TextWidth.HIDDEN), 1, at)
          : new Cell(Character.toString(character), TextWidth.of(character), at);
    }
  }
}
