package org.cascade.runtime.history;

/**
 * One thing that a transaction did to a register; all written values differ, and 0 is the first.
 */
public sealed interface Step {
  int register();

  long value();

  /** It saw this value, written by another transaction. */
  record Read(int register, long value) implements Step {}

  record Write(int register, long value) implements Step {}
}
