package org.cascade.runtime.value;

import java.util.Arrays;
import java.util.List;

/** The sorted keys of a tree node: unboxed where all are {@code Int}. Shared between versions. */
abstract sealed class Keys permits Keys.Longs, Keys.Objects {
  abstract int size();

  abstract Object get(int index);

  /** The index of a key, or {@code -1 - i} where it would be inserted at {@code i}. */
  abstract int find(Object key);

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

  static Keys of(List<?> keys) {
    if (keys.isEmpty() || !keys.stream().allMatch(Long.class::isInstance)) {
      return new Objects(keys.toArray());
    }
    return new Longs(keys.stream().mapToLong(Long.class::cast).toArray());
  }

  static Keys concat(Keys a, Keys b) {
    if (a instanceof Longs x && b instanceof Longs y) {
      long[] both = Arrays.copyOf(x.keys, x.keys.length + y.keys.length);
      System.arraycopy(y.keys, 0, both, x.keys.length, y.keys.length);
      return new Longs(both);
    }
    Object[] left = a.boxed();
    Object[] both = Arrays.copyOf(left, left.length + b.size());
    System.arraycopy(b.boxed(), 0, both, left.length, b.size());
    return new Objects(both);
  }

  private Object[] boxed() {
    Object[] boxed = new Object[size()];
    Arrays.setAll(boxed, this::get);
    return boxed;
  }

  /** Keys that are all {@code Int}. */
  static final class Longs extends Keys {
    private final long[] keys;

    Longs(long[] keys) {
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
      return key instanceof Long number ? search(number) : new Objects(super.boxed()).find(key);
    }

    /**
     * A binary search that always takes the same steps: no branch depends on what is compared, and
     * so none is guessed wrong.
     */
    private int search(long key) {
      int length = keys.length;
      if (length == 0) {
        return -1;
      }
      int base = 0;
      while (length > 1) {
        int half = length >>> 1;
        base = keys[base + half] <= key ? base + half : base;
        length -= half;
      }
      long found = keys[base];
      return found == key ? base : found < key ? -2 - base : -1 - base;
    }

    @Override
    Keys insert(int index, Object key) {
      if (!(key instanceof Long number)) {
        return new Objects(super.boxed()).insert(index, key);
      }
      long[] more = new long[keys.length + 1];
      System.arraycopy(keys, 0, more, 0, index);
      more[index] = number;
      System.arraycopy(keys, index, more, index + 1, keys.length - index);
      return new Longs(more);
    }

    @Override
    Keys remove(int index) {
      long[] fewer = Arrays.copyOf(keys, keys.length - 1);
      System.arraycopy(keys, index + 1, fewer, index, fewer.length - index);
      return new Longs(fewer);
    }

    @Override
    Keys set(int index, Object key) {
      if (!(key instanceof Long number)) {
        return new Objects(super.boxed()).set(index, key);
      }
      long[] changed = keys.clone();
      changed[index] = number;
      return new Longs(changed);
    }

    @Override
    Keys slice(int from, int to) {
      return new Longs(Arrays.copyOfRange(keys, from, to));
    }

    @Override
    boolean sameAt(int index, Keys others) {
      return others instanceof Longs longs && keys[index] == longs.keys[0];
    }
  }

  /** Keys of any type, in the order of {@link Ordering}. */
  static final class Objects extends Keys {
    static final Keys NONE = new Objects(new Object[0]);

    private final Object[] keys;

    Objects(Object[] keys) {
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
    Keys insert(int index, Object key) {
      if (keys.length == 0 && key instanceof Long number) {
        return new Longs(new long[] {number});
      }
      Object[] more = new Object[keys.length + 1];
      System.arraycopy(keys, 0, more, 0, index);
      more[index] = key;
      System.arraycopy(keys, index, more, index + 1, keys.length - index);
      return new Objects(more);
    }

    @Override
    Keys remove(int index) {
      Object[] fewer = Arrays.copyOf(keys, keys.length - 1);
      System.arraycopy(keys, index + 1, fewer, index, fewer.length - index);
      return new Objects(fewer);
    }

    @Override
    Keys set(int index, Object key) {
      Object[] changed = keys.clone();
      changed[index] = key;
      return new Objects(changed);
    }

    @Override
    Keys slice(int from, int to) {
      return new Objects(Arrays.copyOfRange(keys, from, to));
    }

    @Override
    boolean sameAt(int index, Keys others) {
      return others instanceof Objects objects && keys[index] == objects.keys[0];
    }
  }
}
