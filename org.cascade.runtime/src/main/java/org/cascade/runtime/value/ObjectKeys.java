package org.cascade.runtime.value;

import java.util.Arrays;

/** Keys of any type, in the order of {@link Ordering}. */
final class ObjectKeys extends Keys {
  static final Keys NONE = new ObjectKeys(new Object[0]);

  private final Object[] keys;

  ObjectKeys(Object[] keys) {
    this.keys = keys;
  }

  @Override
  int size() {
    return keys.length;
  }

  @Override
  Object get(int index) {
    return keys[index];
  }

  @Override
  int find(Object key) {
    int low = 0;
    int high = keys.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Ordering.compare(keys[middle], key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1 - low;
  }

  @Override
  int find(long key) {
    return find((Object) key);
  }

  @Override
  int floor(long key) {
    return floor((Object) key);
  }

  @Override
  Keys insert(int index, Object key) {
    if (keys.length == 0 && key instanceof Long number) {
      return LongKeys.of(new long[] {number});
    }
    Object[] more = new Object[keys.length + 1];
    System.arraycopy(keys, 0, more, 0, index);
    more[index] = key;
    System.arraycopy(keys, index, more, index + 1, keys.length - index);
    return new ObjectKeys(more);
  }

  @Override
  Keys remove(int index) {
    Object[] fewer = Arrays.copyOf(keys, keys.length - 1);
    System.arraycopy(keys, index + 1, fewer, index, fewer.length - index);
    return new ObjectKeys(fewer);
  }

  @Override
  Keys set(int index, Object key) {
    Object[] changed = keys.clone();
    changed[index] = key;
    return new ObjectKeys(changed);
  }

  @Override
  Keys slice(int from, int to) {
    return new ObjectKeys(Arrays.copyOfRange(keys, from, to));
  }

  @Override
  boolean sameAt(int index, Keys others) {
    return others instanceof ObjectKeys objects && keys[index] == objects.keys[0];
  }
}
