package org.cascade.lang.source;

import java.util.Arrays;

/**
 * One text the compiler reads: a file, a module of the library, or text built at compile time.
 *
 * <p>Two sources are the same only if they are the same object; a changed file is a new source.
 */
public final class Source {
  private final String path;
  private final String text;
  private final int[] lineStarts;
  private final Anchor start = new Anchor(this, 0);

  /**
   * @param path what diagnostics call it: a path relative to where the user stands, or a name such
   *     as {@code cascade/core.cascade}
   * @param text the whole text
   */
  public Source(String path, String text) {
    this.path = path;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  /** What spans of this version of the text alone are counted from. */
  Anchor start() {
    return start;
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** The 1-based line of an offset in UTF-16 units. */
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The 1-based column of an offset, counted in UTF-16 units. */
  public int columnOf(int offset) {
    return offset - lineStarts[lineOf(offset) - 1] + 1;
  }

  /** The offset at which a 1-based line begins. */
  public int startOf(int line) {
    return lineStarts[line - 1];
  }

  public int lineCount() {
    return lineStarts.length;
  }

  /** The text of a 1-based line, without its line break. */
  public String line(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return path;
  }
}
