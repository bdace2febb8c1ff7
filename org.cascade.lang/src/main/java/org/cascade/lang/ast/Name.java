package org.cascade.lang.ast;

import org.cascade.lang.source.Span;

/** A name where it is written; missing (empty) where the text had none. */
public record Name(Span span, String text) implements Node {
  public boolean isMissing() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return text;
  }
}
