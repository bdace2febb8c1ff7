package org.cascade.lang.codegen;

import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/** Where generated code comes from that no source has. */
final class Spans {
  static final Span NOWHERE = new Span(new Source("", ""), 0, 0);

  private Spans() {}
}
