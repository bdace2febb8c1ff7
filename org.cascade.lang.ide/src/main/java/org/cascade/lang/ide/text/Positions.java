package org.cascade.lang.ide.text;

import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Places as the protocol writes them: lines and UTF-16 units, both from 0. */
public final class Positions {
  private Positions() {}

  public static Position position(Source source, int offset) {
    return new Position(source.lineOf(offset) - 1, source.columnOf(offset) - 1);
  }

  public static Range range(Span span) {
    return range(span.source(), span.offset(), span.end());
  }

  public static Range range(Source source, int from, int to) {
    return new Range(position(source, from), position(source, to));
  }

  public static Range whole(Source source) {
    return range(source, 0, source.text().length());
  }

  /** The offset of a position; one behind its line's or the text's end is taken to be there. */
  public static int offset(Source source, Position position) {
    if (position.getLine() >= source.lineCount()) {
      return source.text().length();
    }
    int line = position.getLine() + 1;
    return source.startOf(line)
        + Math.min(Math.max(0, position.getCharacter()), source.line(line).length());
  }
}
