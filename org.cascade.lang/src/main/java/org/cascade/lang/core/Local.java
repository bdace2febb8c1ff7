package org.cascade.lang.core;

import org.cascade.lang.types.Type;

/** A variable of core; two are the same only if they are the same object. */
public final class Local {
  private final String name;
  private final Type type;
  private final boolean mutable;
  private boolean shared;

  /**
   * @param name as the user called it, or a word for a temporary; not unique
   * @param type finished: without inference variables
   */
  public Local(String name, Type type, boolean mutable) {
    this.name = name;
    this.type = type;
    this.mutable = mutable;
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  /** Whether {@link Core.Assign} may assign it. */
  public boolean isMutable() {
    return mutable;
  }

  /** Whether it is mutable and a lambda or an atomic block uses it, so that it needs a cell. */
  public boolean isShared() {
    return shared;
  }

  public void markShared() {
    shared = true;
  }

  @Override
  public String toString() {
    return name;
  }
}
