package org.cascade.lang.ast;

import org.cascade.lang.source.Span;

/** Anything in a syntax tree; two nodes are the same only if they are the same object. */
public interface Node {
  Span span();
}
