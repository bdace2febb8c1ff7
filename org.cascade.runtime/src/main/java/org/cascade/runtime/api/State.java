package org.cascade.runtime.api;

import org.cascade.runtime.engine.StateHandle;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.ArrayEditor;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Map;
import org.cascade.runtime.value.MapEditor;
import org.cascade.runtime.value.Option;
import org.cascade.runtime.value.Set;
import org.cascade.runtime.value.SetEditor;
import org.cascade.runtime.value.TreeEditor;

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

  /**
   * The value, to be looked into before anything is written: in generated code, of a collection of
   * which nothing but an element or its length is asked. So the edit of a collection goes on.
   */
  @SuppressWarnings("unchecked") // nothing else is ever set
  public T look() {
    return (T) handle.look();
  }

  /** {@code tree := tree.insert(key, value)}. */
  public static <K, V> void insert(State<BTree<K, V>> tree, K key, V value) {
    tree.handle.<TreeEditor<K, V>>edit(editor -> editor.put(key, value));
  }

  /** {@code tree := tree.remove(key)}. */
  public static <K, V> void remove(State<BTree<K, V>> tree, K key) {
    tree.handle.<TreeEditor<K, V>>edit(editor -> editor.remove(key));
  }

  /** {@code map := map.insert(key, value)}. */
  public static <K, V> void bind(State<Map<K, V>> map, K key, V value) {
    map.handle.<MapEditor<K, V>>edit(editor -> editor.put(key, value));
  }

  /** {@code map := map.remove(key)}. */
  public static <K, V> void unbind(State<Map<K, V>> map, K key) {
    map.handle.<MapEditor<K, V>>edit(editor -> editor.remove(key));
  }

  /** {@code set := set.insert(element)}. */
  public static <T> void add(State<Set<T>> set, T element) {
    set.handle.<SetEditor<T>>edit(editor -> editor.add(element));
  }

  /** {@code set := set.remove(element)}. */
  public static <T> void drop(State<Set<T>> set, T element) {
    set.handle.<SetEditor<T>>edit(editor -> editor.remove(element));
  }

  /** {@code array := array.append(element)}. */
  public static <T> void append(State<Array<T>> array, T element) {
    array.handle.<ArrayEditor<T>>edit(editor -> editor.append(element));
  }

  /** {@code array := array.set(index, element)}. */
  public static <T> void put(State<Array<T>> array, long index, T element) {
    array.handle.<ArrayEditor<T>>edit(editor -> editor.set(index, element));
  }

  StateHandle handle() {
    return handle;
  }
}
