package org.cascade.runtime.value;

/**
 * The changes between two versions of a collection, found through the structure they share.
 *
 * <p>Of a tree in the order of the keys; of a map or set in the order of insertion; of an array by
 * index, so that elements that moved count as changed.
 */
public final class Changes {
  private Changes() {}

  public static <K, V> Array<Change<K, V>> between(BTree<K, V> before, BTree<K, V> after) {
    return TreeDifference.between(before, after);
  }

  public static <K, V> Array<Change<K, V>> between(Map<K, V> before, Map<K, V> after) {
    var out = new ArrayBuilder<Change<K, V>>();
    for (Change<Long, Hamt.Entry<K, V>> change :
        TreeDifference.between(before.order(), after.order())) {
      switch (change) {
        case Change.Inserted<Long, Hamt.Entry<K, V>>(Long at, Hamt.Entry<K, V> now) ->
            addNew(out, before, now);
        case Change.Removed<Long, Hamt.Entry<K, V>>(Long at, Hamt.Entry<K, V> old) ->
            addOld(out, old, after);
        case Change.Updated<Long, Hamt.Entry<K, V>>(
                Long at,
                Hamt.Entry<K, V> old,
                Hamt.Entry<K, V> now) -> {
          addOld(out, old, after);
          addNew(out, before, now);
        }
      }
    }
    return out.build();
  }

  /** A key may have moved to another place in the order, so both maps have to be asked. */
  private static <K, V> void addOld(
      ArrayBuilder<Change<K, V>> out, Hamt.Entry<K, V> old, Map<K, V> after) {
    if (!after.contains(old.key())) {
      out.add(new Change.Removed<>(old.key(), old.value()));
    }
  }

  private static <K, V> void addNew(
      ArrayBuilder<Change<K, V>> out, Map<K, V> before, Hamt.Entry<K, V> now) {
    switch (before.get(now.key())) {
      case Option.None<V>() -> out.add(new Change.Inserted<>(now.key(), now.value()));
      case Option.Some<V>(V old) -> {
        if (!old.equals(now.value())) {
          out.add(new Change.Updated<>(now.key(), old, now.value()));
        }
      }
    }
  }

  public static <T> Array<Change<T, T>> between(Set<T> before, Set<T> after) {
    return between(before.elements(), after.elements()).map(Changes::ofElement);
  }

  private static <T> Change<T, T> ofElement(Change<T, Unit> change) {
    return change instanceof Change.Removed<T, Unit>
        ? new Change.Removed<>(change.key(), change.key())
        : new Change.Inserted<>(change.key(), change.key());
  }

  public static <T> Array<Change<Long, T>> between(Array<T> before, Array<T> after) {
    return ArrayDifference.between(before, after);
  }
}
