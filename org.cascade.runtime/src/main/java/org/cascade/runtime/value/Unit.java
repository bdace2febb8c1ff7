package org.cascade.runtime.value;

/** The type of the value {@code ()}: what is returned where there is nothing to return. */
public enum Unit implements Shown {
  VALUE;

  @Override
  public void show(StringBuilder out) {
    out.append("()");
  }

  @Override
  public String toString() {
    return "()";
  }
}
