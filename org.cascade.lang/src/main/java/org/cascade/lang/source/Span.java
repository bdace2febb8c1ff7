package org.cascade.lang.source;

/**
 * A stretch of a source, counted from an {@link Anchor}. Two spans are equal if they are the same
 * stretch at present.
 */
public final class Span {
  private final Anchor anchor;
  private final int start;
  private final int length;

  /**
   * @param offset of its first UTF-16 unit
   * @param length in UTF-16 units, may be 0
   */
  public Span(Source source, int offset, int length) {
    this(source.start(), offset, length);
  }

  /**
   * @param start of its first UTF-16 unit, from the anchor
   * @param length in UTF-16 units, may be 0
   */
  Span(Anchor anchor, int start, int length) {
    this.anchor = anchor;
    this.start = start;
    this.length = length;
  }

  public Source source() {
    return anchor.source();
  }

  /** Of its first UTF-16 unit, from the start of the source. */
  public int offset() {
    return anchor.offset() + start;
  }

  public int length() {
    return length;
  }

  public int end() {
    return offset() + length;
  }

  /** 1-based. */
  public int line() {
    return source().lineOf(offset());
  }

  /** 1-based. */
  public int column() {
    return source().columnOf(offset());
  }

  public String text() {
    return source().text().substring(offset(), end());
  }

  /** The smallest span that holds both; both must be of one source. */
  public Span to(Span other) {
    if (anchor == other.anchor) {
      int from = Math.min(start, other.start);
      return new Span(anchor, from, Math.max(start + length, other.start + other.length) - from);
    }
    int from = Math.min(offset(), other.offset());
    return new Span(source(), from, Math.max(end(), other.end()) - from);
  }

  /** Whether the other one is all within this one. */
  public boolean holds(Span other) {
    return source() == other.source() && offset() <= other.offset() && other.end() <= end();
  }

  /** Another stretch of the source, which moves as this one does. */
  public Span at(int offset, int units) {
    return anchor.span(offset, units);
  }

  /** Whether it keeps its place in what it is part of where that is moved. */
  public boolean moves() {
    return anchor != source().start();
  }

  /** The empty span at this one's end. */
  public Span after() {
    return new Span(anchor, start + length, 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Span s
        && s.length == length
        && s.offset() == offset()
        && s.source() == source();
  }

  @Override
  public int hashCode() {
    return (System.identityHashCode(source()) * 31 + offset()) * 31 + length;
  }

  @Override
  public String toString() {
    return source().path() + ":" + line() + ":" + column();
  }
}
