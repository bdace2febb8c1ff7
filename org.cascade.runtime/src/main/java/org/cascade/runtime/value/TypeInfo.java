package org.cascade.runtime.value;

/**
 * What is left at run time of a {@code Type} value, which exists at compile time only: its name.
 */
public record TypeInfo(String name) implements Shown {
  @Override
  public void show(StringBuilder out) {
    out.append(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
