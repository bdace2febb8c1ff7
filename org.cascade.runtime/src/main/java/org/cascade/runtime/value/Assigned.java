package org.cascade.runtime.value;

/** What a commit did to a state that is not a collection: the {@code op} of a stream over it. */
public record Assigned<T>(T oldValue, T newValue) implements Shown {
  @Override
  public void show(StringBuilder out) {
    Show.list(out, "Assigned(", Array.<Object>of(oldValue, newValue), ")");
  }

  @Override
  public String toString() {
    return Show.show(this);
  }
}
