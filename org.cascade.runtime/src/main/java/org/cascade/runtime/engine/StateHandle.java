package org.cascade.runtime.engine;

/** The engine's side of one state of one space. */
public interface StateHandle {
  /** The value as of the transaction or snapshot in progress; aborts if there is none yet. */
  Object get();

  void set(Object value);

  /** Whether there is a value. */
  boolean isSet();
}
