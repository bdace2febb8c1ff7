package org.cascade.lang.core;

/** The name of a {@link Core.Join}; two are the same only if they are the same object. */
public final class Label {
  private final String name;

  public Label(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }
}
