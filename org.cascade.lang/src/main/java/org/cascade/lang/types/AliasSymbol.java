package org.cascade.lang.types;

import org.cascade.lang.source.Span;

/** Another name of a type; gone once a type is read from syntax. */
public final class AliasSymbol extends TypeSymbol {
  private Type target = Type.Special.ERROR;

  public AliasSymbol(String module, String name, String doc, Span declared) {
    super(module, name, doc, declared);
  }

  public Type target() {
    return target;
  }

  public void define(Type type) {
    target = type;
  }
}
