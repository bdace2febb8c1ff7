package org.cascade.lang.eval;

import org.cascade.lang.source.Span;
import org.cascade.lang.types.Type;

/** The values of core's literals. */
final class Literals {
  private Literals() {}

  static Value value(Object literal, Span span) {
    return switch (literal) {
      case Long number -> Value.of(number.longValue());
      case Double number -> Value.of(number.doubleValue());
      case Boolean truth -> Value.of(truth.booleanValue());
      case String text -> new Value.Text(text, span);
      case Type type -> new Value.Type(type);
      default -> throw new IllegalStateException("no literal: " + literal);
    };
  }
}
