package org.cascade.runtime.engine;

import java.util.function.Consumer;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.Isolation;
import org.cascade.runtime.value.Editor;
import org.cascade.runtime.value.Option;

/** A cell as a state. */
record EmbeddedState(Isolation isolation, Cell cell) implements StateHandle {
  @Override
  public Object get() {
    return isolation.read(cell);
  }

  @Override
  public Option<Object> seen() {
    Object value = isolation.seen(cell);
    return value == Cell.UNSET ? Option.none() : Option.some(value);
  }

  @Override
  public void set(Object value) {
    isolation.write(cell, value);
  }

  @Override
  public Object look() {
    return isolation.look(cell);
  }

  @Override
  public <E extends Editor<?>> void edit(Consumer<E> change) {
    isolation.edit(cell, change);
  }

  @Override
  public boolean isSet() {
    return isolation.isSet(cell);
  }
}
