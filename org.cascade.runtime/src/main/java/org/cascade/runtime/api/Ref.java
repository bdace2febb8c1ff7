package org.cascade.runtime.api;

import org.cascade.runtime.engine.Engine;
import org.cascade.runtime.engine.Engines;

/**
 * A {@code var} that a function captures. What a transaction assigns to it is undone when that is
 * rolled back or retried.
 */
public final class Ref<T> {
  private T value;

  /** The scope in which the value to go back to was noted last. */
  private long notedIn;

  public Ref(T value) {
    this.value = value;
  }

  public T get() {
    return value;
  }

  public void set(T newValue) {
    Engine engine = Engines.current();
    long scope = engine.scope();
    if (scope != notedIn && scope != 0) {
      T before = value;
      long notedBefore = notedIn;
      engine.undoVariable(
          () -> {
            value = before;
            notedIn = notedBefore;
          });
      notedIn = scope;
    }
    value = newValue;
  }
}
