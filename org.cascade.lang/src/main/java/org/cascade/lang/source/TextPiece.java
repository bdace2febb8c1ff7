package org.cascade.lang.source;

/**
 * A stretch of a text that was put together at compile time, and the expression it was made by: a
 * string or a part of one, or what was put in by {@code $( )}.
 *
 * @param start in UTF-16 units, from the start of the built text
 */
public record TextPiece(int start, int length, Span place) {
  public int end() {
    return start + length;
  }

  /** The same piece in a text that has so many units before it. */
  public TextPiece shifted(int by) {
    return new TextPiece(start + by, length, place);
  }

  boolean overlaps(int from, int to) {
    return start < to && from < end();
  }
}
