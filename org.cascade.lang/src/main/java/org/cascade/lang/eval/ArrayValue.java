package org.cascade.lang.eval;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * An Array. Arrays share one growing buffer as long as each is made from the last by appending, so
 * that building one element by element costs constant time per element.
 */
public final class ArrayValue extends AbstractList<Value>
    implements Value.Collection, RandomAccess {
  static final ArrayValue EMPTY = of(List.of());
  private static final int MIN_CAPACITY = 8;

  private final Buffer buffer;
  private final int size;

  /** Filled up to {@code used}; what is below never changes. */
  private static final class Buffer {
    private volatile Value[] items;
    private int used;

    Buffer(Value[] items) {
      this.items = items;
      this.used = items.length;
    }

    /** Adds behind the first {@code size}; false if another array already did. */
    synchronized boolean add(int size, Value item) {
      if (used != size) {
        return false;
      }
      if (used == items.length) {
        Value[] larger = Arrays.copyOf(items, Math.max(MIN_CAPACITY, used * 2));
        Arrays.fill(larger, used, larger.length, Value.UNIT);
        items = larger;
      }
      items[used++] = item;
      return true;
    }
  }

  private ArrayValue(Buffer buffer, int size) {
    this.buffer = buffer;
    this.size = size;
  }

  public static ArrayValue of(List<? extends Value> items) {
    Value[] all = items.toArray(new Value[0]);
    return new ArrayValue(new Buffer(all), all.length);
  }

  static ArrayValue of(Value... items) {
    return of(Arrays.asList(items));
  }

  @Override
  public Value get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return buffer.items[index];
  }

  @Override
  public int size() {
    return size;
  }

  /** This array and one more element. */
  ArrayValue append(Value item) {
    if (buffer.add(size, item)) {
      return new ArrayValue(buffer, size + 1);
    }
    Value[] copy = Arrays.copyOf(buffer.items, size + 1);
    copy[size] = item;
    return new ArrayValue(new Buffer(copy), size + 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArrayValue && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  @Override
  public String toString() {
    return ValueText.show(this);
  }
}
