package org.cascade.runtime.value;

import java.util.TreeMap;

/**
 * An index over a version of a tree: for what a function makes of the values, the entries it makes
 * it of. Immutable; an index over another version is made of it by the changes between the two.
 */
public record Indexing<I, K, V>(
    BTree<K, V> tree, BTree<I, BTree<K, V>> index, Fn1<? super V, ? extends I> key) {

  /** From this share of changed entries on, a new index is no slower. */
  private static final int REBUILT_SHARE = 4;

  /** The index over no entries. */
  public static <I, K, V> Indexing<I, K, V> empty(Fn1<? super V, ? extends I> key) {
    return new Indexing<>(BTree.empty(), BTree.empty(), key);
  }

  /** The index over another version of the tree. */
  public Indexing<I, K, V> over(BTree<K, V> version) {
    if (version == tree) {
      return this;
    }
    if (tree.isEmpty()) {
      return rebuilt(version);
    }
    Array<Change<K, V>> changes = Changes.between(tree, version);
    if (changes.length() > version.length() / REBUILT_SHARE) {
      return rebuilt(version);
    }
    BTree<I, BTree<K, V>> changed = index;
    for (Change<K, V> change : changes) {
      changed = changed(changed, change);
    }
    return new Indexing<>(version, changed, key);
  }

  private BTree<I, BTree<K, V>> changed(BTree<I, BTree<K, V>> before, Change<K, V> change) {
    return switch (change) {
      case Change.Inserted<K, V>(K at, V value) -> with(before, at, value);
      case Change.Removed<K, V>(K at, V value) -> without(before, key.apply(value), at);
      case Change.Updated<K, V>(K at, V old, V now) -> {
        I was = key.apply(old);
        yield with(was.equals(key.apply(now)) ? before : without(before, was, at), at, now);
      }
    };
  }

  private BTree<I, BTree<K, V>> with(BTree<I, BTree<K, V>> before, K at, V value) {
    I place = key.apply(value);
    BTree<K, V> entries = before.get(place).orElse(BTree.empty());
    return before.insert(place, entries.insert(at, value));
  }

  private static <I, K, V> BTree<I, BTree<K, V>> without(
      BTree<I, BTree<K, V>> before, I place, K at) {
    BTree<K, V> entries = before.at(place).remove(at);
    return entries.isEmpty() ? before.remove(place) : before.insert(place, entries);
  }

  private Indexing<I, K, V> rebuilt(BTree<K, V> version) {
    var places = new TreeMap<I, TreeMap<K, V>>(Ordering::compare);
    for (BTree.Chunk<K, V> chunk : version.chunks()) {
      for (int i = 0; i < chunk.size(); i++) {
        places
            .computeIfAbsent(key.apply(chunk.value(i)), p -> new TreeMap<>(Ordering::compare))
            .put(chunk.key(i), chunk.value(i));
      }
    }
    var made = new TreeMap<I, BTree<K, V>>(Ordering::compare);
    places.forEach((place, entries) -> made.put(place, BTree.from(entries)));
    return new Indexing<>(version, BTree.from(made), key);
  }
}
