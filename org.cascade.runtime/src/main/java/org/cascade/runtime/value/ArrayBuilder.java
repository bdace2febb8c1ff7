package org.cascade.runtime.value;

import java.util.Arrays;

/**
 * Collects elements into a flat array: unboxed as long as all are {@code Int}.
 *
 * <p>For one thread. {@link #build} hands the elements over and leaves the builder empty.
 */
public final class ArrayBuilder<T> {
  /** As many elements as an array can have. */
  static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  private static final int MIN_CAPACITY = 16;
  private static final long[] NO_LONGS = {};
  private static final Object[] NO_OBJECTS = {};

  private final int expected;
  private long[] longs = NO_LONGS;
  private Object[] objects = NO_OBJECTS;
  private boolean boxed;
  private int size;

  public ArrayBuilder() {
    this(0);
  }

  /** A builder with room for as many elements as are expected; it may get more or fewer. */
  public ArrayBuilder(int expected) {
    this.expected = expected;
  }

  int size() {
    return size;
  }

  public ArrayBuilder<T> add(T element) {
    if (!boxed) {
      if (element instanceof Long number) {
        addLong(number);
        return this;
      }
      box();
    }
    if (size == objects.length) {
      objects = Arrays.copyOf(objects, grown());
    }
    objects[size++] = element;
    return this;
  }

  public ArrayBuilder<T> addAll(Iterable<? extends T> elements) {
    for (T element : elements) {
      add(element);
    }
    return this;
  }

  /** Adds an element that is known to be an {@code Int}. */
  @SuppressWarnings("unchecked")
  void addLong(long element) {
    if (boxed) {
      add((T) (Object) element);
      return;
    }
    if (size == longs.length) {
      longs = Arrays.copyOf(longs, grown());
    }
    longs[size++] = element;
  }

  private int grown() {
    if (size == MAX_LENGTH) {
      throw new Abort("an array of more than " + MAX_LENGTH + " elements is too long");
    }
    if (size < expected) {
      return expected;
    }
    return (int) Math.min(MAX_LENGTH, Math.max(MIN_CAPACITY, 2L * size));
  }

  private void box() {
    boxed = true;
    objects = new Object[size == 0 ? Math.max(expected, MIN_CAPACITY) : longs.length];
    for (int i = 0; i < size; i++) {
      objects[i] = longs[i];
    }
    longs = NO_LONGS;
  }

  public Array<T> build() {
    return buildFlat();
  }

  Flat<T> buildFlat() {
    Flat<T> result;
    if (size == 0) {
      result = ObjectFlat.none();
    } else if (boxed) {
      result =
          new ObjectFlat<>(
              wasteful(objects.length) ? Arrays.copyOf(objects, size) : objects, 0, size);
    } else {
      result = new LongFlat<>(wasteful(longs.length) ? Arrays.copyOf(longs, size) : longs, 0, size);
    }
    longs = NO_LONGS;
    objects = NO_OBJECTS;
    boxed = false;
    size = 0;
    return result;
  }

  private boolean wasteful(int capacity) {
    return capacity - size > size / 4;
  }
}
