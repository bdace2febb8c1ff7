package org.cascade.runtime.engine;

import java.util.function.Consumer;
import org.cascade.runtime.value.Editor;
import org.cascade.runtime.value.Option;

/** The engine's side of one state of one space. */
public interface StateHandle {
  /** The value as of the transaction or snapshot in progress; aborts if there is none yet. */
  Object get();

  /** The value that {@link #get} would give, without a trace of its having been read. */
  Option<Object> seen();

  void set(Object value);

  /** What {@link #get} gives, to be looked into before anything is written, and not kept. */
  Object look();

  /** Changes the collection that is the value, of which this is the kind of editor. */
  <E extends Editor<?>> void edit(Consumer<E> change);

  /** Whether there is a value. */
  boolean isSet();
}
