package org.cascade.runtime.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An immutable array. Every update gives a new one that shares structure with the old.
 *
 * <p>What is made in one go (literals, {@code map}, {@code filter}) is flat, with integers unboxed;
 * an update of a flat array of more than a few elements gives a balanced tree over pieces of it, in
 * which {@code append}, {@code set}, {@code concat}, {@code slice}, {@code insertAt} and {@code
 * removeAt} take logarithmic time. Arrays are equal by their elements, however they are stored. An
 * index outside aborts.
 */
public abstract sealed class Array<T> implements Iterable<T>, Shown permits Flat, TreeArray {
  Array() {}

  abstract int size();

  /** The element at an index that is known to be inside. */
  abstract T element(int index);

  /** The flat pieces this array consists of, in order. */
  abstract Iterable<Flat<T>> leaves();

  /** All elements in one flat piece. */
  abstract Flat<T> flat();

  /** This array as a tree of small pieces. */
  abstract TreeNode<T> tree();

  public static <T> Array<T> empty() {
    return ObjectFlat.none();
  }

  @SafeVarargs
  public static <T> Array<T> of(T... elements) {
    var out = new ArrayBuilder<T>(elements.length);
    for (T element : elements) {
      out.add(element);
    }
    return out.build();
  }

  public static Array<Long> ofLongs(long... elements) {
    return new LongFlat<>(elements.clone(), 0, elements.length);
  }

  public static <T> Array<T> from(Iterable<? extends T> elements) {
    return new ArrayBuilder<T>().addAll(elements).build();
  }

  /** The numbers from {@code from} up to but without {@code to}, computed when asked for. */
  public static Array<Long> range(long from, long to) {
    if (from >= to) {
      return empty();
    }
    if (to - from < 0 || to - from > ArrayBuilder.MAX_LENGTH) {
      throw new Abort("range from " + from + " to " + to + " is too long for an array");
    }
    return new RangeFlat<>(from, (int) (to - from));
  }

  /** The elements of all these arrays, in order; the typed form of {@link #flatten()}. */
  public static <U> Array<U> flattened(Array<? extends Array<U>> arrays) {
    return arrays.flatMap(inner -> inner);
  }

  public final long length() {
    return size();
  }

  public final boolean isEmpty() {
    return size() == 0;
  }

  public final Option<T> first() {
    return isEmpty() ? Option.none() : Option.some(element(0));
  }

  public final Option<T> last() {
    return isEmpty() ? Option.none() : Option.some(element(size() - 1));
  }

  /** The element at an index, if there is one. */
  public final Option<T> get(long index) {
    return index >= 0 && index < size() ? Option.some(element((int) index)) : Option.none();
  }

  /** The language's {@code xs[i]}; aborts outside. */
  public final T at(long index) {
    return element(checked(index, size()));
  }

  public abstract Array<T> append(T element);

  /** This array with another element at an index; aborts outside. */
  public final Array<T> set(long index, T element) {
    return replaced(checked(index, size()), element);
  }

  abstract Array<T> replaced(int index, T element);

  public final Array<T> concat(Array<T> other) {
    if (other.isEmpty() || isEmpty()) {
      return isEmpty() ? other : this;
    }
    if ((long) size() + other.size() > ArrayBuilder.MAX_LENGTH) {
      throw new Abort("an array of " + (length() + other.length()) + " elements is too long");
    }
    return TreeArray.of(TreeNode.join(tree(), other.tree()));
  }

  /** This array with one element more, which gets the index, 0 to {@code length()}. */
  public final Array<T> insertAt(long index, T element) {
    if (index == size()) {
      return append(element);
    }
    int at = checked(index, size());
    return cut(0, at).append(element).concat(cut(at, size()));
  }

  public final Array<T> removeAt(long index) {
    int at = checked(index, size());
    return cut(0, at).concat(cut(at + 1, size()));
  }

  /** The elements from {@code from} up to but without {@code to}; aborts outside. */
  public final Array<T> slice(long from, long to) {
    if (from < 0 || to > size() || from > to) {
      throw new Abort(
          "slice from " + from + " to " + to + " is outside an array of length " + size());
    }
    return cut((int) from, (int) to);
  }

  /** The first {@code count} elements, or as many as there are. */
  public final Array<T> take(long count) {
    return cut(0, clamped(count));
  }

  /** The elements after the first {@code count}. */
  public final Array<T> drop(long count) {
    return cut(clamped(count), size());
  }

  abstract Array<T> cut(int from, int to);

  private int clamped(long count) {
    return (int) Math.max(0, Math.min(size(), count));
  }

  static int checked(long index, int size) {
    if (index < 0 || index >= size) {
      throw new Abort("index " + index + " is outside an array of length " + size);
    }
    return (int) index;
  }

  /** Throws if an array is as long as there can be. */
  static void checkRoom(int size) {
    if (size == ArrayBuilder.MAX_LENGTH) {
      throw new Abort("an array of more than " + size + " elements is too long");
    }
  }

  /** What changes this array many times, and leaves it as it is. */
  public final ArrayEditor<T> edit() {
    return new ArrayEditor<>(this);
  }

  public final <R> Array<R> map(Fn1<? super T, ? extends R> f) {
    var out = new ArrayBuilder<R>(size());
    for (Flat<T> leaf : leaves()) {
      leaf.mapInto(f, out);
    }
    return out.build();
  }

  public final Array<T> filter(Fn1<? super T, Boolean> predicate) {
    var out = new ArrayBuilder<T>();
    for (Flat<T> leaf : leaves()) {
      leaf.filterInto(predicate, out);
    }
    return out.size() == size() ? this : out.build();
  }

  public final <R> Array<R> flatMap(Fn1<? super T, ? extends Array<R>> f) {
    var out = new ArrayBuilder<R>();
    for (T element : this) {
      out.addAll(f.apply(element));
    }
    return out.build();
  }

  /** The elements of the arrays in this array, which the caller knows it has. */
  @SuppressWarnings("unchecked")
  public final <U> Array<U> flatten() {
    return flattened((Array<Array<U>>) this);
  }

  public final <A> A fold(A initial, Fn2<? super A, ? super T, ? extends A> f) {
    A result = initial;
    for (Flat<T> leaf : leaves()) {
      result = leaf.foldLeft(result, f);
    }
    return result;
  }

  /** The elements combined from the left, or none of an empty array. */
  public final Option<T> reduce(Fn2<? super T, ? super T, ? extends T> f) {
    return isEmpty() ? Option.none() : Option.some(cut(1, size()).<T>fold(element(0), f));
  }

  public final boolean any(Fn1<? super T, Boolean> predicate) {
    return find(predicate).isSome();
  }

  public final boolean all(Fn1<? super T, Boolean> predicate) {
    for (T element : this) {
      if (!predicate.apply(element)) {
        return false;
      }
    }
    return true;
  }

  /** Applies a check to each element up to the first that fails, and gives that failure. */
  public final <E> Result<Unit, E> allOk(Fn1<? super T, ? extends Result<Unit, E>> check) {
    for (T element : this) {
      Result<Unit, E> result = check.apply(element);
      if (result.isErr()) {
        return result;
      }
    }
    return Result.done();
  }

  public final Option<T> find(Fn1<? super T, Boolean> predicate) {
    for (T element : this) {
      if (predicate.apply(element)) {
        return Option.some(element);
      }
    }
    return Option.none();
  }

  public final Option<Long> indexOf(T wanted) {
    long index = 0;
    for (T element : this) {
      if (element.equals(wanted)) {
        return Option.some(index);
      }
      index++;
    }
    return Option.none();
  }

  public final boolean contains(T wanted) {
    return indexOf(wanted).isSome();
  }

  public final Unit each(Fn1<? super T, ?> action) {
    for (T element : this) {
      action.apply(element);
    }
    return Unit.VALUE;
  }

  /** The elements in {@linkplain Ordering order}; equal ones stay in theirs. */
  public final Array<T> sort() {
    return flat().sorted();
  }

  /** The elements in the order of their keys; those of equal keys stay in theirs. */
  public final <K> Array<T> sortBy(Fn1<? super T, ? extends K> key) {
    var keyed = new ArrayList<Tuple2<K, T>>(size());
    for (T element : this) {
      keyed.add(new Tuple2<>(key.apply(element), element));
    }
    keyed.sort((a, b) -> Ordering.compare((Object) a.a0(), (Object) b.a0()));
    var out = new ArrayBuilder<T>(size());
    keyed.forEach(pair -> out.add(pair.a1()));
    return out.build();
  }

  public final Array<T> reverse() {
    Flat<T> all = flat();
    var out = new ArrayBuilder<T>(size());
    for (int i = all.size() - 1; i >= 0; i--) {
      out.add(all.element(i));
    }
    return out.build();
  }

  /** Pairs of elements at the same index, as many as the shorter array has. */
  public final <U> Array<Tuple2<T, U>> zip(Array<U> other) {
    var out = new ArrayBuilder<Tuple2<T, U>>(Math.min(size(), other.size()));
    Iterator<U> right = other.iterator();
    for (T left : this) {
      if (!right.hasNext()) {
        break;
      }
      out.add(new Tuple2<>(left, right.next()));
    }
    return out.build();
  }

  /** Each element with its index before it. */
  public final Array<Tuple2<Long, T>> enumerate() {
    var out = new ArrayBuilder<Tuple2<Long, T>>(size());
    for (T element : this) {
      out.add(new Tuple2<>((long) out.size(), element));
    }
    return out.build();
  }

  /** The elements by their key; keys are in the order in which they first occur. */
  public final <K> Map<K, Array<T>> groupBy(Fn1<? super T, ? extends K> key) {
    var groups = new LinkedHashMap<K, ArrayBuilder<T>>();
    for (T element : this) {
      groups.computeIfAbsent(key.apply(element), k -> new ArrayBuilder<>()).add(element);
    }
    var out = new LinkedHashMap<K, Array<T>>();
    groups.forEach((k, group) -> out.put(k, group.build()));
    return Map.from(out);
  }

  /** The elements without those that occurred before. */
  public final Array<T> distinct() {
    var seen = new HashSet<T>();
    return filter(seen::add);
  }

  /** The sum of an array of {@code Int}. */
  public final long sumInt() {
    long sum = 0;
    for (Flat<T> leaf : leaves()) {
      sum = leaf.addTo(sum);
    }
    return sum;
  }

  /** The sum of an array of {@code Real}, from left to right. */
  public final double sumReal() {
    double sum = 0.0;
    for (T element : this) {
      sum += (Double) element;
    }
    return sum;
  }

  /** The sum of an array of {@code BigInt}. */
  public final BigInteger sumBigInt() {
    return this.fold(BigInteger.ZERO, (sum, element) -> sum.add((BigInteger) element));
  }

  /** The sum of an array of {@code Decimal}. */
  public final BigDecimal sumDecimal() {
    return this.fold(BigDecimal.ZERO, (sum, element) -> Decimals.add(sum, (BigDecimal) element));
  }

  /** The first of the smallest elements. */
  public final Option<T> min() {
    return reduce((a, b) -> Ordering.compare((Object) b, (Object) a) < 0 ? b : a);
  }

  /** The first of the largest elements. */
  public final Option<T> max() {
    return reduce((a, b) -> Ordering.compare((Object) b, (Object) a) > 0 ? b : a);
  }

  /** The texts of the elements, with a separator between. */
  public final String join(String separator) {
    var out = new StringBuilder();
    String between = "";
    for (T element : this) {
      out.append(between).append(Show.show(element));
      between = separator;
    }
    return out.toString();
  }

  public final Set<T> toSet() {
    return Set.of(this);
  }

  public final Array<T> toArray() {
    return this;
  }

  @Override
  public final Spliterator<T> spliterator() {
    int traits = Spliterator.ORDERED | Spliterator.IMMUTABLE | Spliterator.NONNULL;
    return Spliterators.spliterator(iterator(), size(), traits);
  }

  public final Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /** This array seen as an unmodifiable Java list. */
  public final List<T> asList() {
    return new ListView<>(this);
  }

  @Override
  public final void show(StringBuilder out) {
    Show.list(out, "[", this, "]");
  }

  @Override
  public final boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof Array<?> array) || size() != array.size()) {
      return false;
    }
    Iterator<?> right = array.iterator();
    for (T left : this) {
      if (!left.equals(right.next())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public final int hashCode() {
    int hash = 1;
    for (T element : this) {
      hash = 31 * hash + element.hashCode();
    }
    return hash;
  }

  @Override
  public final String toString() {
    return Show.show(this);
  }

  /** The unmodifiable list behind {@link #asList()}. */
  private static final class ListView<T> extends AbstractList<T> implements RandomAccess {
    private final Array<T> array;

    ListView(Array<T> array) {
      this.array = array;
    }

    @Override
    public T get(int index) {
      if (index < 0 || index >= array.size()) {
        throw new IndexOutOfBoundsException("index " + index + ", size " + array.size());
      }
      return array.element(index);
    }

    @Override
    public int size() {
      return array.size();
    }
  }
}
