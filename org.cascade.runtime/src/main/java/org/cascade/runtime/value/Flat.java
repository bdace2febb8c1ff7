package org.cascade.runtime.value;

import java.util.List;

/**
 * An array stored in one piece, or a view of a part of one; also the leaf of a {@link TreeArray}.
 */
abstract sealed class Flat<T> extends Array<T> implements TreeNode<T>
    permits LongFlat, ObjectFlat, RangeFlat {

  /** Up to this size an update copies everything; it is also the size of a tree's leaves. */
  static final int MAX_LEAF = 64;

  /** A view keeps the whole alive; smaller parts of it than this are copied. */
  private static final int MIN_PART_OF_WHOLE = 4;

  private static final int LEAST_ROOM = 4;

  /** The number of elements that this array keeps alive, which may be more than it has. */
  abstract int stored();

  /** A view of the elements from {@code from} to {@code to}. */
  abstract Flat<T> view(int from, int to);

  abstract Flat<T> copy(int from, int to);

  abstract Flat<T> plus(T element);

  abstract Flat<T> with(int index, T element);

  /** A copy, which its owner may change in place. */
  abstract Flat<T> copied();

  /** A copy with room for more, which its owner may change in place. */
  abstract Flat<T> withRoom();

  /** With one more element, in the room behind the others if there is any: for who owns that. */
  abstract Flat<T> grown(T element);

  /** This one with another element, if its kind can hold that: for who owns it. */
  abstract Flat<T> changed(int index, T element);

  /** How much is reserved where there are so many elements, and may be more. */
  static int roomFor(int size) {
    return Math.max(size, Math.min(MAX_LEAF, Math.max(LEAST_ROOM, 2 * size)));
  }

  abstract Flat<T> sorted();

  abstract <R> void mapInto(Fn1<? super T, ? extends R> f, ArrayBuilder<R> out);

  abstract void filterInto(Fn1<? super T, Boolean> predicate, ArrayBuilder<T> out);

  abstract <A> A foldLeft(A initial, Fn2<? super A, ? super T, ? extends A> f);

  /** The sum of a number and the elements, which are {@code Int}. */
  abstract long addTo(long sum);

  /** Two pieces copied into one. */
  static <T> Flat<T> joined(Flat<T> a, Flat<T> b) {
    var out = new ArrayBuilder<T>(a.size() + b.size());
    for (int i = 0; i < a.size(); i++) {
      out.add(a.element(i));
    }
    for (int i = 0; i < b.size(); i++) {
      out.add(b.element(i));
    }
    return out.buildFlat();
  }

  @Override
  final Iterable<Flat<T>> leaves() {
    return List.of(this);
  }

  @Override
  final Flat<T> flat() {
    return this;
  }

  @Override
  public final int height() {
    return 0;
  }

  @Override
  public final int count() {
    return size();
  }

  @Override
  final TreeNode<T> tree() {
    return size() <= MAX_LEAF ? this : TreeNode.of(this);
  }

  @Override
  public final Array<T> append(T element) {
    return size() < MAX_LEAF
        ? plus(element)
        : new TreeArray<>(tree(), ObjectFlat.<T>none().plus(element));
  }

  @Override
  final Array<T> replaced(int index, T element) {
    return size() <= MAX_LEAF ? with(index, element) : TreeArray.of(tree().put(index, element));
  }

  @Override
  final Flat<T> cut(int from, int to) {
    if (from == 0 && to == size()) {
      return this;
    }
    return (long) (to - from) * MIN_PART_OF_WHOLE < stored() ? copy(from, to) : view(from, to);
  }
}
