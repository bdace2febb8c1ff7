package org.cascade.runtime.value;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A flat array whose elements are all {@code Int}, unboxed. */
final class LongFlat<T> extends Flat<T> {
  private final long[] data;
  private final int from;
  private final int size;

  /** Takes {@code data} over: nobody may write to it any more. */
  LongFlat(long[] data, int from, int size) {
    this.data = data;
    this.from = from;
    this.size = size;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <T> T boxed(long element) {
    return (T) (Object) element;
  }

  @Override
  int size() {
    return size;
  }

  @Override
  T element(int index) {
    return boxed(data[from + index]);
  }

  @Override
  int stored() {
    return data.length;
  }

  @Override
  Flat<T> view(int start, int end) {
    return new LongFlat<>(data, from + start, end - start);
  }

  @Override
  Flat<T> copy(int start, int end) {
    if (start == end) {
      return ObjectFlat.none();
    }
    return new LongFlat<>(Arrays.copyOfRange(data, from + start, from + end), 0, end - start);
  }

  /** The same elements boxed, with room for more: an array of {@code Any} may get other types. */
  private Object[] boxedCopy(int capacity) {
    Object[] copy = new Object[capacity];
    for (int i = 0; i < size; i++) {
      copy[i] = data[from + i];
    }
    return copy;
  }

  @Override
  Flat<T> plus(T element) {
    if (element instanceof Long number) {
      long[] more = Arrays.copyOfRange(data, from, from + size + 1);
      more[size] = number;
      return new LongFlat<>(more, 0, size + 1);
    }
    Object[] more = boxedCopy(size + 1);
    more[size] = element;
    return new ObjectFlat<>(more, 0, size + 1);
  }

  @Override
  Flat<T> with(int index, T element) {
    if (element instanceof Long number) {
      long[] changed = Arrays.copyOfRange(data, from, from + size);
      changed[index] = number;
      return new LongFlat<>(changed, 0, size);
    }
    Object[] changed = boxedCopy(size);
    changed[index] = element;
    return new ObjectFlat<>(changed, 0, size);
  }

  @Override
  Flat<T> copied() {
    return copy(0, size);
  }

  @Override
  Flat<T> withRoom() {
    return new LongFlat<>(numbers(roomFor(size)), 0, size);
  }

  private long[] numbers(int capacity) {
    long[] copy = new long[capacity];
    System.arraycopy(data, from, copy, 0, size);
    return copy;
  }

  @Override
  Flat<T> grown(T element) {
    if (!(element instanceof Long number)) {
      Object[] more = boxedCopy(roomFor(size + 1));
      more[size] = element;
      return new ObjectFlat<>(more, 0, size + 1);
    }
    boolean hasRoom = from + size < data.length;
    long[] all = hasRoom ? data : numbers(roomFor(size + 1));
    int start = hasRoom ? from : 0;
    all[start + size] = number;
    return new LongFlat<>(all, start, size + 1);
  }

  @Override
  Flat<T> changed(int index, T element) {
    if (!(element instanceof Long number)) {
      return with(index, element);
    }
    data[from + index] = number;
    return this;
  }

  @Override
  Flat<T> sorted() {
    long[] sorted = Arrays.copyOfRange(data, from, from + size);
    Arrays.sort(sorted);
    return new LongFlat<>(sorted, 0, size);
  }

  @Override
  <R> void mapInto(Fn1<? super T, ? extends R> f, ArrayBuilder<R> out) {
    if (f instanceof IntMap direct) {
      for (int i = from, end = from + size; i < end; i++) {
        out.addLong(direct.applyInt(data[i]));
      }
      return;
    }
    for (int i = from, end = from + size; i < end; i++) {
      out.add(f.apply(LongFlat.<T>boxed(data[i])));
    }
  }

  @Override
  void filterInto(Fn1<? super T, Boolean> predicate, ArrayBuilder<T> out) {
    if (predicate instanceof IntPredicate direct) {
      for (int i = from, end = from + size; i < end; i++) {
        if (direct.test(data[i])) {
          out.addLong(data[i]);
        }
      }
      return;
    }
    for (int i = from, end = from + size; i < end; i++) {
      if (predicate.apply(LongFlat.<T>boxed(data[i]))) {
        out.addLong(data[i]);
      }
    }
  }

  @Override
  <A> A foldLeft(A initial, Fn2<? super A, ? super T, ? extends A> f) {
    if (f instanceof IntFold direct && initial instanceof Long start) {
      return LongFlat.boxed(foldLongs(start, direct));
    }
    A result = initial;
    for (int i = from, end = from + size; i < end; i++) {
      result = f.apply(result, LongFlat.<T>boxed(data[i]));
    }
    return result;
  }

  private long foldLongs(long initial, IntFold f) {
    long result = initial;
    for (int i = from, end = from + size; i < end; i++) {
      result = f.applyInts(result, data[i]);
    }
    return result;
  }

  @Override
  long addTo(long sum) {
    long result = sum;
    for (int i = from, end = from + size; i < end; i++) {
      result = Ints.add(result, data[i]);
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
        return boxed(data[from + next++]);
      }
    };
  }
}
