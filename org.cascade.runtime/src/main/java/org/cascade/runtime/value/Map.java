package org.cascade.runtime.value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An immutable map that keeps its keys in the order of their first insertion.
 *
 * <p>A hash trie finds the entries, and a tree over the numbers of their insertions orders them;
 * updates take logarithmic time and share structure. Maps are equal by their entries, in whatever
 * order.
 */
public final class Map<K, V> implements Iterable<Tuple2<K, V>>, Shown {
  private static final Map<?, ?> EMPTY = new Map<>(Hamt.empty(), BTree.empty(), 0);

  private final Hamt<K, V> table;
  private final BTree<Long, Hamt.Entry<K, V>> order;
  private final long inserted;

  private Map(Hamt<K, V> table, BTree<Long, Hamt.Entry<K, V>> order, long inserted) {
    this.table = table;
    this.order = order;
    this.inserted = inserted;
  }

  @SuppressWarnings("unchecked")
  public static <K, V> Map<K, V> empty() {
    return (Map<K, V>) EMPTY;
  }

  /** The map of these entries; of those with the same key, the last value at the first place. */
  public static <K, V> Map<K, V> of(Array<Tuple2<K, V>> entries) {
    var distinct = new java.util.LinkedHashMap<K, V>();
    entries.each(entry -> distinct.merge(entry.a0(), entry.a1(), (before, after) -> after));
    return from(distinct);
  }

  /** The map of the entries of a Java map, in its order. */
  public static <K, V> Map<K, V> from(java.util.Map<? extends K, ? extends V> entries) {
    Hamt<K, V> table = Hamt.empty();
    var building = new TreeEdit();
    var numbers = new ArrayList<Long>(entries.size());
    var ordered = new ArrayList<Hamt.Entry<K, V>>(entries.size());
    for (java.util.Map.Entry<? extends K, ? extends V> e : entries.entrySet()) {
      var entry = new Hamt.Entry<K, V>(e.getKey(), e.getValue(), ordered.size());
      table = table.put(entry, building);
      numbers.add(entry.sequence());
      ordered.add(entry);
    }
    return new Map<>(table, BTree.ofSorted(numbers, ordered), ordered.size());
  }

  /** The entries by the numbers of their insertions. */
  BTree<Long, Hamt.Entry<K, V>> order() {
    return order;
  }

  public long length() {
    return order.length();
  }

  public boolean isEmpty() {
    return order.isEmpty();
  }

  public Option<V> get(K key) {
    Hamt.Entry<K, V> entry = table.get(key);
    return entry == null ? Option.none() : Option.some(entry.value());
  }

  /** The language's {@code m[k]}; aborts where there is no such key. */
  public V at(K key) {
    if (get(key) instanceof Option.Some<V>(V value)) {
      return value;
    }
    StringBuilder text = new StringBuilder("there is no key ");
    Show.nested(text, key);
    throw new Abort(text.toString());
  }

  public boolean contains(K key) {
    return table.get(key) != null;
  }

  /** This map with a key bound to a value; a key that was there keeps its place. */
  public Map<K, V> insert(K key, V value) {
    return insert(key, value, TreeEdit.NONE);
  }

  /** What changes this map many times, and leaves it as it is. */
  public MapEditor<K, V> edit() {
    return new MapEditor<>(this);
  }

  /** As {@link #insert(Object, Object)}; what is the edit's own, and maps over it, may change. */
  Map<K, V> insert(K key, V value, TreeEdit edit) {
    Hamt.Entry<K, V> before = table.get(key);
    if (before != null && before.value() == value) {
      return this;
    }
    var entry =
        before == null
            ? new Hamt.Entry<>(key, value, inserted)
            : new Hamt.Entry<>(before.key(), value, before.sequence());
    long next = before == null ? inserted + 1 : inserted;
    return new Map<>(table.put(entry, edit), order.insert(entry.sequence(), entry, edit), next);
  }

  public Map<K, V> remove(K key) {
    return remove(key, TreeEdit.NONE);
  }

  Map<K, V> remove(K key, TreeEdit edit) {
    Hamt.Entry<K, V> entry = table.get(key);
    return entry == null
        ? this
        : new Map<>(table.remove(key, edit), order.remove(entry.sequence(), edit), inserted);
  }

  /** This map with a function applied to the value of a key; the same map if there is none. */
  public Map<K, V> update(K key, Fn1<? super V, ? extends V> f) {
    Hamt.Entry<K, V> entry = table.get(key);
    return entry == null ? this : insert(key, f.apply(entry.value()));
  }

  public Array<K> keys() {
    var out = new ArrayBuilder<K>((int) length());
    ordered().forEach(entry -> out.add(entry.key()));
    return out.build();
  }

  public Array<V> values() {
    var out = new ArrayBuilder<V>((int) length());
    ordered().forEach(entry -> out.add(entry.value()));
    return out.build();
  }

  public Array<Tuple2<K, V>> entries() {
    return new ArrayBuilder<Tuple2<K, V>>((int) length()).addAll(this).build();
  }

  private Stream<Hamt.Entry<K, V>> ordered() {
    return order.stream().map(Tuple2::a1);
  }

  public <R> Map<K, R> mapValues(Fn1<? super V, ? extends R> f) {
    var out = new java.util.LinkedHashMap<K, R>();
    ordered().forEach(entry -> out.put(entry.key(), f.apply(entry.value())));
    return from(out);
  }

  public Map<K, V> filter(Fn2<? super K, ? super V, Boolean> predicate) {
    var out = new java.util.LinkedHashMap<K, V>();
    ordered()
        .filter(entry -> predicate.apply(entry.key(), entry.value()))
        .forEach(entry -> out.put(entry.key(), entry.value()));
    return out.size() == length() ? this : from(out);
  }

  public <A> A fold(A initial, Fn3<? super A, ? super K, ? super V, ? extends A> f) {
    return order.<A>fold(initial, (acc, number, entry) -> f.apply(acc, entry.key(), entry.value()));
  }

  /** The entries of both maps; for a key of both, the value of the other one. */
  public Map<K, V> merge(Map<K, V> other) {
    return isEmpty() ? other : other.<Map<K, V>>fold(this, Map::insert);
  }

  @Override
  public Iterator<Tuple2<K, V>> iterator() {
    return ordered().map(entry -> new Tuple2<>(entry.key(), entry.value())).iterator();
  }

  public Stream<Tuple2<K, V>> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /** A Java map of the same entries in the same order, which may be changed. */
  public java.util.Map<K, V> toJavaMap() {
    var out = new java.util.LinkedHashMap<K, V>();
    ordered().forEach(entry -> out.put(entry.key(), entry.value()));
    return out;
  }

  @Override
  public void show(StringBuilder out) {
    Show.entries(out, this);
  }

  @Override
  @SuppressWarnings("unchecked")
  public boolean equals(Object other) {
    if (!(other instanceof Map<?, ?> map) || length() != map.length()) {
      return false;
    }
    Map<Object, Object> right = (Map<Object, Object>) map;
    return this == other
        || ordered().allMatch(e -> right.get(e.key()).equals(Option.some((Object) e.value())));
  }

  @Override
  public int hashCode() {
    return ordered().mapToInt(e -> e.key().hashCode() * 31 ^ e.value().hashCode()).sum();
  }

  @Override
  public String toString() {
    return Show.show(this);
  }
}
