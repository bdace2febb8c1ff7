package org.cascade.lang.types;

import java.util.EnumSet;
import java.util.Set;

/** A declared type parameter; two are the same only if they are the same object. */
public final class TypeParameter {
  private final String name;
  private final Set<Bound> bounds;

  /** What a type parameter may be asked to support. */
  public enum Bound {
    EQ("Eq"),
    ORD("Ord"),
    NUM("Num"),
    SHOW("Show");

    private final String shown;

    Bound(String shown) {
      this.shown = shown;
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  public TypeParameter(String name, Set<Bound> bounds) {
    this.name = name;
    this.bounds = bounds.isEmpty() ? EnumSet.noneOf(Bound.class) : EnumSet.copyOf(bounds);
  }

  public String name() {
    return name;
  }

  public Set<Bound> bounds() {
    return bounds;
  }

  @Override
  public String toString() {
    return name;
  }
}
