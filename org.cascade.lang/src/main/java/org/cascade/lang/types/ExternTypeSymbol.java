package org.cascade.lang.types;

import org.cascade.lang.source.Span;

/** A type whose values only Java looks into: {@code Int}, {@code Array<T>}, {@code DateTime}. */
public final class ExternTypeSymbol extends TypeSymbol {
  public ExternTypeSymbol(String module, String name, String doc, Span declared) {
    super(module, name, doc, declared);
  }
}
