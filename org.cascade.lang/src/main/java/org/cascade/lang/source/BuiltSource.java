package org.cascade.lang.source;

/**
 * Where a source comes from that was built at compile time.
 *
 * @param start where the text begins in the source
 * @param call the {@code @} call that led there
 */
public record BuiltSource(BuiltText text, int start, Span call) {
  /** An offset of the source, in the text. */
  public int within(int offset) {
    return Math.clamp(offset - start, 0, text.text().length());
  }

  /** Where a stretch of the source is written, as exactly as can be told. */
  public Span locate(Span span) {
    return text.locate(within(span.offset()), span.length());
  }
}
