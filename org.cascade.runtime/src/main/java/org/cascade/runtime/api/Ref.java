package org.cascade.runtime.api;

import org.cascade.runtime.engine.Engine;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.value.Option;

/**
 * A {@code var} that a function captures. What a transaction assigns to it is undone when that is
 * rolled back or retried.
 */
public final class Ref<T> {
  private Option<T> value;

  /** The scope in which the value to go back to was noted last. */
  private long notedIn;

  public Ref(T value) {
    this.value = Option.some(value);
  }

  private Ref() {
    this.value = Option.none();
  }

  /** A variable that gets its first value later; to read it before that aborts. */
  public static <T> Ref<T> unset() {
    return new Ref<>();
  }

  public T get() {
    return value.expect("the variable has no value yet");
  }

  public void set(T newValue) {
    Engine engine = Engines.current();
    long scope = engine.scope();
    if (scope != notedIn && scope != 0) {
      Option<T> before = value;
      long notedBefore = notedIn;
      engine.undoVariable(() -> {
        value = before;
        notedIn = notedBefore;
      });
      notedIn = scope;
    }
    value = Option.some(newValue);
  }
}
