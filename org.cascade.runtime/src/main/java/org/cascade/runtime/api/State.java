package org.cascade.runtime.api;

import org.cascade.runtime.engine.StateHandle;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Option;

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

  /** The value that {@link #get} would give, for a debugger: no trace is left of its being read. */
  public Option<Object> seen() {
    return handle.seen();
  }

  public void set(T value) {
    handle.set(value);
  }

  /** {@code tree := tree.insert(key, value)}. */
  public static <K, V> void insert(State<BTree<K, V>> tree, K key, V value) {
    tree.handle.<K, V>edit(editor -> editor.put(key, value));
  }

  /** {@code tree := tree.remove(key)}. */
  public static <K, V> void remove(State<BTree<K, V>> tree, K key) {
    tree.handle.<K, V>edit(editor -> editor.remove(key));
  }

  StateHandle handle() {
    return handle;
  }
}
