package org.cascade.runtime.value;

import java.util.Arrays;
import java.util.List;

/**
 * The sorted keys of a tree node: unboxed where all are {@code Int}, and in no array at all where
 * those rise evenly. Shared between versions.
 */
abstract sealed class Keys permits LongKeys, ObjectKeys {
  abstract int size();

  abstract Object get(int index);

  /** The index of a key, or {@code -1 - i} where it would be inserted at {@code i}. */
  abstract int find(Object key);

  abstract int find(long key);

  abstract Keys insert(int index, Object key);

  abstract Keys remove(int index);

  abstract Keys set(int index, Object key);

  abstract Keys slice(int from, int to);

  /** Whether the key at an index is certainly the first of the others. */
  abstract boolean sameAt(int index, Keys others);

  /** The index of the last key that is not after a given one, or -1. */
  final int floor(Object key) {
    int index = find(key);
    return index >= 0 ? index : -2 - index;
  }

  abstract int floor(long key);

  /** Whether a key is certainly the last one. */
  final boolean endsWith(Object key) {
    return size() > 0 && Ordering.compare(get(size() - 1), key) == 0;
  }

  static Keys of(List<?> keys) {
    if (keys.isEmpty() || !keys.stream().allMatch(Long.class::isInstance)) {
      return new ObjectKeys(keys.toArray());
    }
    return LongKeys.of(keys.stream().mapToLong(Long.class::cast).toArray());
  }

  static Keys concat(Keys a, Keys b) {
    if (a instanceof LongKeys x && b instanceof LongKeys y) {
      long[] left = x.toArray();
      long[] both = Arrays.copyOf(left, left.length + y.size());
      System.arraycopy(y.toArray(), 0, both, left.length, y.size());
      return LongKeys.of(both);
    }
    Object[] left = a.boxed();
    Object[] both = Arrays.copyOf(left, left.length + b.size());
    System.arraycopy(b.boxed(), 0, both, left.length, b.size());
    return new ObjectKeys(both);
  }

  final Object[] boxed() {
    Object[] boxed = new Object[size()];
    Arrays.setAll(boxed, this::get);
    return boxed;
  }
}
