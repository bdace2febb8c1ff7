package org.cascade.runtime.api;

import org.cascade.runtime.engine.StateHandle;

/** A state of a space: a cell whose value changes in transactions. */
public final class State<T> {
  private final StateHandle handle;

  State(StateHandle handle) {
    this.handle = handle;
  }

  /** The value, as of the transaction or snapshot in progress. */
  @SuppressWarnings("unchecked") // nothing else is ever set
  public T get() {
    return (T) handle.get();
  }

  public void set(T value) {
    handle.set(value);
  }

  StateHandle handle() {
    return handle;
  }
}
