package org.cascade.runtime.value;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** An array of consecutive numbers that are computed, not stored. */
final class RangeFlat<T> extends Flat<T> {
  private final long start;
  private final int size;

  RangeFlat(long start, int size) {
    this.start = start;
    this.size = size;
  }

  @Override
  int size() {
    return size;
  }

  @Override
  T element(int index) {
    return LongFlat.boxed(start + index);
  }

  @Override
  int stored() {
    return 0;
  }

  @Override
  Flat<T> view(int from, int to) {
    return from == to ? ObjectFlat.none() : new RangeFlat<>(start + from, to - from);
  }

  @Override
  Flat<T> copy(int from, int to) {
    return view(from, to);
  }

  private LongFlat<T> numbers() {
    long[] data = new long[size];
    for (int i = 0; i < size; i++) {
      data[i] = start + i;
    }
    return new LongFlat<>(data, 0, size);
  }

  @Override
  Flat<T> plus(T element) {
    return numbers().plus(element);
  }

  @Override
  Flat<T> with(int index, T element) {
    return numbers().with(index, element);
  }

  @Override
  Flat<T> copied() {
    return numbers();
  }

  @Override
  Flat<T> withRoom() {
    return numbers().withRoom();
  }

  @Override
  Flat<T> grown(T element) {
    return withRoom().grown(element);
  }

  @Override
  Flat<T> changed(int index, T element) {
    return with(index, element);
  }

  @Override
  Flat<T> sorted() {
    return this;
  }

  @Override
  <R> void mapInto(Fn1<? super T, ? extends R> f, ArrayBuilder<R> out) {
    if (f instanceof IntMap direct) {
      for (int i = 0; i < size; i++) {
        out.addLong(direct.applyInt(start + i));
      }
      return;
    }
    for (int i = 0; i < size; i++) {
      out.add(f.apply(LongFlat.<T>boxed(start + i)));
    }
  }

  @Override
  void filterInto(Fn1<? super T, Boolean> predicate, ArrayBuilder<T> out) {
    if (predicate instanceof IntPredicate direct) {
      for (int i = 0; i < size; i++) {
        if (direct.test(start + i)) {
          out.addLong(start + i);
        }
      }
      return;
    }
    for (int i = 0; i < size; i++) {
      if (predicate.apply(LongFlat.<T>boxed(start + i))) {
        out.addLong(start + i);
      }
    }
  }

  @Override
  <A> A foldLeft(A initial, Fn2<? super A, ? super T, ? extends A> f) {
    if (f instanceof IntFold direct && initial instanceof Long first) {
      return LongFlat.boxed(foldLongs(first, direct));
    }
    A result = initial;
    for (int i = 0; i < size; i++) {
      result = f.apply(result, LongFlat.<T>boxed(start + i));
    }
    return result;
  }

  private long foldLongs(long initial, IntFold f) {
    long result = initial;
    for (int i = 0; i < size; i++) {
      result = f.applyInts(result, start + i);
    }
    return result;
  }

  @Override
  long addTo(long sum) {
    long result = sum;
    for (int i = 0; i < size; i++) {
      result = Ints.add(result, start + i);
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
