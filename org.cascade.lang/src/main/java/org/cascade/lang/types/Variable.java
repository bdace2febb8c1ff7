package org.cascade.lang.types;

import org.cascade.lang.source.Span;

/**
 * A value with a name: parameter, {@code let}, {@code var}, pattern binding, module value,
 * constant. Two are the same only if they are the same object.
 */
public final class Variable {
  private final String name;
  private final Kind kind;
  private final Span declared;
  private Type type;

  /** How it came to be. */
  public enum Kind {
    PARAMETER,
    LET,
    VAR,
    PATTERN,
    /**
     * {@code let} or {@code var} at the top of a file: readable from all of the module's functions.
     */
    MODULE_LET,
    MODULE_VAR,
    CONST,
    SELF,
    /** {@code value} of a refinement, {@code op} and {@code previous} of a stream. */
    IMPLICIT
  }

  public Variable(String name, Kind kind, Type type, Span declared) {
    this.name = name;
    this.kind = kind;
    this.type = type;
    this.declared = declared;
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  public boolean isAssignable() {
    return kind == Kind.VAR || kind == Kind.MODULE_VAR;
  }

  public boolean isGlobal() {
    return kind == Kind.MODULE_LET || kind == Kind.MODULE_VAR || kind == Kind.CONST;
  }

  public Span declared() {
    return declared;
  }

  public Type type() {
    return type;
  }

  public void retype(Type newType) {
    type = newType;
  }

  @Override
  public String toString() {
    return name;
  }
}
