package org.cascade.lang.ide.debug.lines;

import java.util.HashMap;
import java.util.Map;

/** Reads the source map of a class (JSR 45), as the compiler writes it. */
final class LineMapReader {
  private final Map<Integer, String> paths = new HashMap<>();
  private final Map<Integer, SourceLine> lines = new HashMap<>();
  private String section = "";
  private int file;

  private LineMapReader() {}

  /** What the numbers in the class's line tables stand for. */
  static Map<Integer, SourceLine> read(String map) {
    LineMapReader reader = new LineMapReader();
    map.lines().forEach(reader::line);
    return Map.copyOf(reader.lines);
  }

  private void line(String text) {
    if (text.startsWith("*")) {
      section = text.substring(0, Math.min(2, text.length()));
    } else if (section.equals("*F")) {
      file(text);
    } else if (section.equals("*L")) {
      entry(text);
    }
  }

  /** A file takes two lines: {@code + 1 name}, and its path. */
  private void file(String text) {
    if (text.startsWith("+ ")) {
      file = Integer.parseInt(text.substring(2, text.indexOf(' ', 2)));
    } else {
      paths.put(file, text);
    }
  }

  /** {@code line#file:number}. */
  private void entry(String text) {
    int hash = text.indexOf('#');
    int colon = text.indexOf(':', hash);
    int line = Integer.parseInt(text.substring(0, hash));
    String path = paths.get(Integer.parseInt(text.substring(hash + 1, colon)));
    if (path != null) {
      lines.put(Integer.parseInt(text.substring(colon + 1)), new SourceLine(path, line));
    }
  }
}
