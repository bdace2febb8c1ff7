package org.cascade.runtime.engine;

import java.util.function.Consumer;
import org.cascade.runtime.value.Option;
import org.cascade.runtime.value.TreeEditor;

/** The engine's side of one state of one space. */
public interface StateHandle {
  /** The value as of the transaction or snapshot in progress; aborts if there is none yet. */
  Object get();

  /** The value that {@link #get} would give, without a trace of its having been read. */
  Option<Object> seen();

  void set(Object value);

  /** Changes the tree that is the value. */
  <K, V> void edit(Consumer<TreeEditor<K, V>> change);

  /** Whether there is a value. */
  boolean isSet();
}
