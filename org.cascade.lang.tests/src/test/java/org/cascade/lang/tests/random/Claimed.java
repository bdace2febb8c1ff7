package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A program that makes claims, line by line, so that the lines whose claims are not accepted can be
 * left out.
 *
 * @param number its {@code pNUMBER()} calls it with several arguments and gives what comes of them
 */
record Claimed(int number, List<Line> lines) {
  /**
   * One line.
   *
   * @param otherwise stands in its place where it is not accepted; empty for nothing
   * @param mayGo whether the program is one without it; what is not, goes with its program
   */
  record Line(String text, String otherwise, boolean mayGo, boolean claims) {
    static Line fixed(String text) {
      return new Line(text, "", false, false);
    }

    /** Nothing depends on it. */
    static Line claim(String text) {
      return new Line(text, "", true, true);
    }

    static Line claim(String text, String otherwise) {
      return new Line(text, otherwise, true, true);
    }

    boolean isEmpty() {
      return text.isEmpty();
    }

    Line fallback() {
      return new Line(otherwise, "", false, false);
    }
  }

  String text() {
    return lines.stream().map(l -> l.text() + "\n").collect(Collectors.joining());
  }

  /** Without the lines, counted from 0, that are not accepted. */
  Claimed without(List<Integer> rejected) {
    List<Line> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (!rejected.contains(i)) {
        all.add(line);
      } else if (!line.otherwise().isEmpty()) {
        all.add(line.fallback());
      }
    }
    return new Claimed(number, List.copyOf(all));
  }

  boolean canDoWithout(List<Integer> rejected) {
    return rejected.stream().allMatch(i -> lines.get(i).mayGo());
  }

  long claims() {
    return lines.stream().filter(Line::claims).count();
  }
}
