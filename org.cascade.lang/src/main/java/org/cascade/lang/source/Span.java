package org.cascade.lang.source;

/**
 * A stretch of a source.
 *
 * @param offset of its first UTF-16 unit
 * @param length in UTF-16 units, may be 0
 */
public record Span(Source source, int offset, int length) {
  public int end() {
    return offset + length;
  }

  /** 1-based. */
  public int line() {
    return source.lineOf(offset);
  }

  /** 1-based. */
  public int column() {
    return source.columnOf(offset);
  }

  public String text() {
    return source.text().substring(offset, end());
  }

  /** The smallest span that holds both; both must be of one source. */
  public Span to(Span other) {
    int start = Math.min(offset, other.offset);
    return new Span(source, start, Math.max(end(), other.end()) - start);
  }

  /** The empty span at this one's end. */
  public Span after() {
    return new Span(source, end(), 0);
  }

  @Override
  public String toString() {
    return source.path() + ":" + line() + ":" + column();
  }
}
