package org.cascade.runtime.value;

import java.util.function.Supplier;

/** The type of the value {@code ()}: what is returned where there is nothing to return. */
public enum Unit implements Shown {
  VALUE;

  /** Something that gives nothing, as something that gives the unit. */
  public static Supplier<Unit> of(Runnable body) {
    return () -> {
      body.run();
      return VALUE;
    };
  }

  @Override
  public void show(StringBuilder out) {
    out.append("()");
  }

  @Override
  public String toString() {
    return "()";
  }
}
