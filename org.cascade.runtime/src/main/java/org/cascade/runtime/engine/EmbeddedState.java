package org.cascade.runtime.engine;

import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.Isolation;

/** A cell as a state. */
record EmbeddedState(Isolation isolation, Cell cell) implements StateHandle {
  @Override
  public Object get() {
    return isolation.read(cell);
  }

  @Override
  public void set(Object value) {
    isolation.write(cell, value);
  }

  @Override
  public boolean isSet() {
    return isolation.isSet(cell);
  }
}
