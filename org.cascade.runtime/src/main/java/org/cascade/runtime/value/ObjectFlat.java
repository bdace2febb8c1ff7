package org.cascade.runtime.value;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A flat array of values of any type. */
final class ObjectFlat<T> extends Flat<T> {
  private static final ObjectFlat<?> EMPTY = new ObjectFlat<>(new Object[0], 0, 0);

  private final Object[] data;
  private final int from;
  private final int size;

  /** Takes {@code data} over: nobody may write to it any more. */
  ObjectFlat(Object[] data, int from, int size) {
    this.data = data;
    this.from = from;
    this.size = size;
  }

  @SuppressWarnings("unchecked")
  static <T> ObjectFlat<T> none() {
    return (ObjectFlat<T>) EMPTY;
  }

  @Override
  int size() {
    return size;
  }

  @Override
  @SuppressWarnings("unchecked")
  T element(int index) {
    return (T) data[from + index];
  }

  @Override
  int stored() {
    return data.length;
  }

  @Override
  Flat<T> view(int start, int end) {
    return new ObjectFlat<>(data, from + start, end - start);
  }

  @Override
  Flat<T> copy(int start, int end) {
    if (start == end) {
      return none();
    }
    return new ObjectFlat<>(Arrays.copyOfRange(data, from + start, from + end), 0, end - start);
  }

  @Override
  Flat<T> plus(T element) {
    if (size == 0 && element instanceof Long number) {
      return new LongFlat<>(new long[] {number}, 0, 1);
    }
    Object[] more = Arrays.copyOfRange(data, from, from + size + 1);
    more[size] = element;
    return new ObjectFlat<>(more, 0, size + 1);
  }

  @Override
  Flat<T> with(int index, T element) {
    Object[] changed = Arrays.copyOfRange(data, from, from + size);
    changed[index] = element;
    return new ObjectFlat<>(changed, 0, size);
  }

  @Override
  Flat<T> copied() {
    return copy(0, size);
  }

  @Override
  Flat<T> withRoom() {
    return size == 0 ? none() : new ObjectFlat<>(elements(roomFor(size)), 0, size);
  }

  private Object[] elements(int capacity) {
    Object[] copy = new Object[capacity];
    System.arraycopy(data, from, copy, 0, size);
    return copy;
  }

  @Override
  Flat<T> grown(T element) {
    if (size == 0 && element instanceof Long) {
      return new LongFlat<T>(new long[roomFor(1)], 0, 0).grown(element);
    }
    boolean hasRoom = from + size < data.length;
    Object[] all = hasRoom ? data : elements(roomFor(size + 1));
    int start = hasRoom ? from : 0;
    all[start + size] = element;
    return new ObjectFlat<>(all, start, size + 1);
  }

  @Override
  Flat<T> changed(int index, T element) {
    data[from + index] = element;
    return this;
  }

  @Override
  Flat<T> sorted() {
    Object[] sorted = Arrays.copyOfRange(data, from, from + size);
    Arrays.sort(sorted, Ordering::compare);
    return new ObjectFlat<>(sorted, 0, size);
  }

  @Override
  <R> void mapInto(Fn1<? super T, ? extends R> f, ArrayBuilder<R> out) {
    for (int i = 0; i < size; i++) {
      out.add(f.apply(element(i)));
    }
  }

  @Override
  void filterInto(Fn1<? super T, Boolean> predicate, ArrayBuilder<T> out) {
    for (int i = 0; i < size; i++) {
      T element = element(i);
      if (predicate.apply(element)) {
        out.add(element);
      }
    }
  }

  @Override
  <A> A foldLeft(A initial, Fn2<? super A, ? super T, ? extends A> f) {
    A result = initial;
    for (int i = 0; i < size; i++) {
      result = f.apply(result, element(i));
    }
    return result;
  }

  @Override
  long addTo(long sum) {
    long result = sum;
    for (int i = 0; i < size; i++) {
      result = Ints.add(result, (Long) data[from + i]);
    }
    return result;
  }

  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public T next() {
        if (next >= size) {
          throw new NoSuchElementException();
        }
        return element(next++);
      }
    };
  }
}
