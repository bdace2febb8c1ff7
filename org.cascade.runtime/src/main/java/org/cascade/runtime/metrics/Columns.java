package org.cascade.runtime.metrics;

import java.util.ArrayList;
import java.util.List;

/** Lays cells out in columns: what is text to the left, and numbers to the right. */
final class Columns {
  private static final String GAP = "  ";

  private Columns() {}

  /** The lines of a table; none, if it has no rows. */
  static List<String> of(List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(head, head, rows));
    rows.forEach(row -> lines.add(line(row, head, rows)));
    return lines;
  }

  private static String line(List<String> cells, List<String> head, List<List<String>> rows) {
    var line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      int width = head.get(column).length();
      for (List<String> row : rows) {
        width = Math.max(width, row.get(column).length());
      }
      String blank = " ".repeat(width - cell.length());
      line.append(column == 0 ? "" : GAP);
      line.append(isText(rows, column) ? cell + blank : blank + cell);
    }
    return line.toString().stripTrailing();
  }

  private static boolean isText(List<List<String>> rows, int column) {
    String first = rows.getFirst().get(column);
    return !first.equals("-") && !Character.isDigit(first.charAt(0));
  }
}
