package org.cascade.runtime.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** What the plans of queries are made of: {@code cascade.query.plan}. */
public final class Plans {
  private Plans() {}

  // ---- going over trees and indexes ----

  /** The values of a tree in the order of their keys, without an array of them. */
  public static <K, V> Iterable<V> eachValue(BTree<K, V> tree) {
    return () -> new ValueIterator<>(tree);
  }

  /** The entries of a tree, in order. */
  public static <K, V> Iterable<Tuple2<K, V>> eachEntry(BTree<K, V> tree) {
    return tree;
  }

  /**
   * The values of an index, in its order; those of one index key in the order of their own keys.
   */
  public static <I, K, V> Iterable<V> eachIndexed(BTree<I, BTree<K, V>> index) {
    return () -> new Nested<>(eachValue(index).iterator(), Plans::eachValue);
  }

  /** The entries of an index, in its order. */
  public static <I, K, V> Iterable<Tuple2<K, V>> eachIndexedEntry(BTree<I, BTree<K, V>> index) {
    return () -> new Nested<>(eachValue(index).iterator(), Plans::eachEntry);
  }

  public static <I, K, V> Array<V> valuesIndexed(BTree<I, BTree<K, V>> index) {
    return index.length() == 1
        ? eachValue(index).iterator().next().values()
        : new ArrayBuilder<V>().addAll(eachIndexed(index)).build();
  }

  public static <I, K, V> Array<Tuple2<K, V>> entriesIndexed(BTree<I, BTree<K, V>> index) {
    return new ArrayBuilder<Tuple2<K, V>>().addAll(eachIndexedEntry(index)).build();
  }

  /** The values of an index in the order of their own keys. */
  public static <I, K, V> Array<V> valuesByKey(BTree<I, BTree<K, V>> index) {
    if (index.length() <= 1) {
      return valuesIndexed(index);
    }
    var out = new ArrayBuilder<V>();
    byKey(index).forEach(entry -> out.add(entry.a1()));
    return out.build();
  }

  /** The entries of an index in the order of their own keys. */
  public static <I, K, V> Array<Tuple2<K, V>> entriesByKey(BTree<I, BTree<K, V>> index) {
    return new ArrayBuilder<Tuple2<K, V>>().addAll(byKey(index)).build();
  }

  private static <I, K, V> List<Tuple2<K, V>> byKey(BTree<I, BTree<K, V>> index) {
    var all = new ArrayList<Tuple2<K, V>>();
    eachIndexedEntry(index).forEach(all::add);
    all.sort((a, b) -> Ordering.compare(a.a0(), b.a0()));
    return all;
  }

  /** The entry of a key, if it has one, as a tree. */
  public static <K, V> BTree<K, V> found(BTree<K, V> tree, K key) {
    return tree.get(key) instanceof Option.Some<V>(V value)
        ? BTree.<K, V>empty().insert(key, value)
        : BTree.empty();
  }

  /** Walks the values of a tree chunk by chunk. */
  private static final class ValueIterator<K, V> implements Iterator<V> {
    private final Iterator<BTree.Chunk<K, V>> chunks;
    private BTree.Chunk<K, V> chunk = BTreeNode.Leaf.empty();
    private int next;

    ValueIterator(BTree<K, V> tree) {
      chunks = tree.chunks().iterator();
    }

    @Override
    public boolean hasNext() {
      return next < chunk.size() || chunks.hasNext();
    }

    @Override
    public V next() {
      if (next == chunk.size()) {
        chunk = chunks.next();
        next = 0;
      }
      return chunk.value(next++);
    }
  }

  /** The elements of what is made of each of some things; none of them is empty. */
  private static final class Nested<A, T> implements Iterator<T> {
    private final Iterator<A> outer;
    private final Fn1<A, Iterable<T>> elements;
    private Iterator<T> inner = List.<T>of().iterator();

    Nested(Iterator<A> outer, Fn1<A, Iterable<T>> elements) {
      this.outer = outer;
      this.elements = elements;
    }

    @Override
    public boolean hasNext() {
      return inner.hasNext() || outer.hasNext();
    }

    @Override
    public T next() {
      if (!inner.hasNext()) {
        if (!outer.hasNext()) {
          throw new NoSuchElementException();
        }
        inner = elements.apply(outer.next()).iterator();
      }
      return inner.next();
    }
  }

  // ---- first rows ----

  /** The first rows, or all if there are fewer. */
  public static <T> Array<T> take(Iterable<T> rows, long count) {
    return takeWhere(rows, count, row -> true);
  }

  /** The first rows for which a condition holds; no row behind them is looked at. */
  public static <T> Array<T> takeWhere(
      Iterable<T> rows, long count, Fn1<? super T, Boolean> condition) {
    var out = new ArrayBuilder<T>();
    Iterator<T> all = rows.iterator();
    long left = count;
    while (left > 0 && all.hasNext()) {
      T row = all.next();
      if (condition.apply(row)) {
        out.add(row);
        left--;
      }
    }
    return out.build();
  }

  // ---- order ----

  /** The order of two values: negative, zero or positive. */
  public static long compare(Object a, Object b) {
    return Ordering.compare(a, b);
  }

  public static long compare(long a, long b) {
    return Long.compare(a, b);
  }

  /** The rows in order; equal ones keep theirs. */
  public static <T> Array<T> sorted(Array<T> rows, Fn2<? super T, ? super T, Long> order) {
    var all = new ArrayList<T>(rows.size());
    rows.forEach(all::add);
    all.sort((a, b) -> Long.signum(order.apply(a, b)));
    return new ArrayBuilder<T>(all.size()).addAll(all).build();
  }

  /** The first rows in order, as {@link #sorted} has them, without sorting the others. */
  public static <T> Array<T> top(Array<T> rows, long count, Fn2<? super T, ? super T, Long> order) {
    if (count >= rows.size() || count > MAX_HEAP) {
      return take(sorted(rows, order), count);
    }
    Comparator<Placed<T>> placed =
        (a, b) -> {
          int byOrder = Long.signum(order.apply(a.row, b.row));
          return byOrder != 0 ? byOrder : Integer.compare(a.place, b.place);
        };
    var kept = new PriorityQueue<Placed<T>>(placed.reversed());
    int place = 0;
    for (T row : rows) {
      if (kept.size() < count) {
        kept.add(new Placed<>(row, place));
      } else if (!kept.isEmpty() && order.apply(row, kept.element().row) < 0) {
        kept.remove();
        kept.add(new Placed<>(row, place));
      }
      place++;
    }
    @SuppressWarnings("unchecked") // just what was put in
    Placed<T>[] first = kept.toArray(Placed[]::new);
    Arrays.sort(first, placed);
    var out = new ArrayBuilder<T>(first.length);
    for (Placed<T> one : first) {
      out.add(one.row);
    }
    return out.build();
  }

  /** Beyond this, sorting all is no slower. */
  private static final long MAX_HEAP = 1 << 16;

  /** A row, and where it came. */
  private record Placed<T>(T row, int place) {}

  // ---- groups and partners ----

  /** The rows that have the same key, in order of first occurrence, made into one each. */
  public static <T, K, G> Array<G> grouped(
      Array<T> rows,
      Fn1<? super T, ? extends K> key,
      Fn2<? super K, ? super Array<T>, ? extends G> make) {
    var groups = new LinkedHashMap<K, ArrayBuilder<T>>();
    for (T row : rows) {
      groups.computeIfAbsent(key.apply(row), k -> new ArrayBuilder<>()).add(row);
    }
    var out = new ArrayBuilder<G>(groups.size());
    groups.forEach((k, group) -> out.add(make.apply(k, group.build())));
    return out.build();
  }

  /** Rows by their keys. */
  public static final class Hashed<K, T> {
    private final HashMap<K, Array<T>> rows = new HashMap<>();

    /** The rows of a key, in their order. */
    public Array<T> partners(K key) {
      return rows.getOrDefault(key, Array.empty());
    }
  }

  /** Makes rows found by what a function makes of them. */
  public static <K, T> Hashed<K, T> hashed(Array<T> rows, Fn1<? super T, ? extends K> key) {
    var groups = new HashMap<K, ArrayBuilder<T>>();
    for (T row : rows) {
      groups.computeIfAbsent(key.apply(row), k -> new ArrayBuilder<>()).add(row);
    }
    var out = new Hashed<K, T>();
    groups.forEach((k, group) -> out.rows.put(k, group.build()));
    return out;
  }

  /** Each row as an option; {@code None} alone if there are no rows. */
  public static <T> Array<Option<T>> orNone(Array<T> rows) {
    return rows.isEmpty() ? Array.of(Option.none()) : rows.map(Option::some);
  }

  /** The sum through the number. */
  public static Option<Double> mean(Array<Double> numbers) {
    return numbers.isEmpty() ? Option.none() : Option.some(numbers.sumReal() / numbers.length());
  }
}
