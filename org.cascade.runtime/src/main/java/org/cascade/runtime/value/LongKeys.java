package org.cascade.runtime.value;

import java.util.Arrays;

/** Keys that are all {@code Int}, of which there is at least one. */
abstract sealed class LongKeys extends Keys {
  /** The key at an index. */
  abstract long key(int index);

  abstract long[] toArray();

  /** Keys that are in order and different; the array is not to be changed any more. */
  static LongKeys of(long[] keys) {
    int last = keys.length - 1;
    long span = keys[last] - keys[0];
    if (span < 0 || last == 0) {
      return last == 0 ? new Even(keys[0], 1, 1) : new Uneven(keys);
    }
    long step = keys[1] - keys[0];
    for (int i = 2; i <= last; i++) {
      if (keys[i] - keys[i - 1] != step) {
        return new Uneven(keys);
      }
    }
    return new Even(keys[0], step, keys.length);
  }

  @Override
  final Object get(int index) {
    return key(index);
  }

  @Override
  final int find(Object key) {
    return key instanceof Long number ? find((long) number) : new ObjectKeys(boxed()).find(key);
  }

  @Override
  final int find(long key) {
    int at = floor(key);
    return at < 0 ? -1 : key(at) == key ? at : -2 - at;
  }

  @Override
  final Keys insert(int index, Object key) {
    return key instanceof Long number
        ? insert(index, (long) number)
        : new ObjectKeys(boxed()).insert(index, key);
  }

  LongKeys insert(int index, long key) {
    long[] keys = toArray();
    long[] more = new long[keys.length + 1];
    System.arraycopy(keys, 0, more, 0, index);
    more[index] = key;
    System.arraycopy(keys, index, more, index + 1, keys.length - index);
    return of(more);
  }

  @Override
  final Keys remove(int index) {
    long[] keys = toArray();
    long[] fewer = Arrays.copyOf(keys, keys.length - 1);
    System.arraycopy(keys, index + 1, fewer, index, fewer.length - index);
    return fewer.length == 0 ? ObjectKeys.NONE : of(fewer);
  }

  @Override
  final Keys set(int index, Object key) {
    if (!(key instanceof Long number)) {
      return new ObjectKeys(boxed()).set(index, key);
    }
    long[] changed = toArray().clone();
    changed[index] = number;
    return of(changed);
  }

  @Override
  final Keys slice(int from, int to) {
    return from == to ? ObjectKeys.NONE : of(Arrays.copyOfRange(toArray(), from, to));
  }

  @Override
  final boolean sameAt(int index, Keys others) {
    return others instanceof LongKeys longs && key(index) == longs.key(0);
  }

  /** Keys with one distance between any two neighbours: numbers that were given in sequence. */
  static final class Even extends LongKeys {
    private final long first;
    private final long step;
    private final int size;

    /** An even row; its last key is less than 2^63 from the first. */
    Even(long first, long step, int size) {
      this.first = first;
      this.step = step;
      this.size = size;
    }

    @Override
    int size() {
      return size;
    }

    @Override
    long key(int index) {
      return first + index * step;
    }

    @Override
    int floor(long key) {
      if (key < first) {
        return -1;
      }
      long distance = key - first; // of two numbers far apart it is too large, and so negative
      return distance < 0 || distance >= (size - 1) * step ? size - 1 : (int) (distance / step);
    }

    @Override
    LongKeys insert(int index, long key) {
      if (index == size && (size == 1 || key - step == key(size - 1)) && key - first > 0) {
        return new Even(first, (key - first) / size, size + 1);
      }
      return super.insert(index, key);
    }

    @Override
    long[] toArray() {
      long[] keys = new long[size];
      Arrays.setAll(keys, this::key);
      return keys;
    }
  }

  /**
   * Keys in an array; where to look is guessed from the distances, so that mostly one line is read.
   */
  static final class Uneven extends LongKeys {
    /** How far from the guess keys are looked at one by one. */
    private static final int NEAR = 8;

    private final long[] keys;
    private final long first;
    private final double density;

    Uneven(long[] keys) {
      this.keys = keys;
      this.first = keys[0];
      this.density = (keys.length - 1) / ((double) keys[keys.length - 1] - (double) first);
    }

    @Override
    int size() {
      return keys.length;
    }

    @Override
    long key(int index) {
      return keys[index];
    }

    @Override
    long[] toArray() {
      return keys;
    }

    @Override
    int floor(long key) {
      if (key < first) {
        return -1;
      }
      int last = keys.length - 1;
      long distance = key - first; // of two numbers far apart it is too large, and so negative
      int at = distance < 0 ? last : Math.min(last, (int) (distance * density));
      return keys[at] <= key ? upFrom(at, key) : downFrom(at, key);
    }

    /** The floor of a key that is not before the one at an index. */
    private int upFrom(int from, long key) {
      int at = from;
      int end = Math.min(keys.length, from + NEAR) - 1;
      while (at < end && keys[at + 1] <= key) {
        at++;
      }
      return at < end ? at : between(end, keys.length, key);
    }

    /** The floor of a key that is before the one at an index, and not before the first. */
    private int downFrom(int from, long key) {
      int at = from - 1;
      int end = Math.max(0, from - NEAR);
      while (at > end && keys[at] > key) {
        at--;
      }
      return keys[at] <= key ? at : between(0, at, key);
    }

    /**
     * The floor of a key, where it is neither before {@code low} nor after {@code high}. The search
     * always takes the same steps: no branch depends on what is compared, and so none is guessed
     * wrong.
     */
    private int between(int low, int high, long key) {
      int base = low;
      int length = high - low;
      while (length > 1) {
        int half = length >>> 1;
        base = keys[base + half] <= key ? base + half : base;
        length -= half;
      }
      return base;
    }
  }
}
