package org.cascade.runtime.value;

/**
 * Some neighbouring entries of a {@link BTree} that were stored, and are read when they are first
 * asked for.
 */
public interface StoredEntries<K, V> {
  /** How many there are. */
  int size();

  K firstKey();

  /** Reads them; throws if they are not as they were written. Called once, if that succeeds. */
  BTree<K, V> read();
}
