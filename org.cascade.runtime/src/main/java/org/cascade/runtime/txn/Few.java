package org.cascade.runtime.txn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A growing set of objects, by identity and in the order they came: mostly one or two of them. */
final class Few<E> implements Iterable<E> {
  private static final int FEW = 8;

  private final List<E> items = new ArrayList<>(2);

  /** All of them, once they are more than a few. */
  private @Nullable Set<E> index;

  boolean contains(E item) {
    if (index != null) {
      return index.contains(item);
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) == item) {
        return true;
      }
    }
    return false;
  }

  /** Whether it was not there before. */
  boolean add(E item) {
    if (contains(item)) {
      return false;
    }
    items.add(item);
    if (index != null) {
      index.add(item);
    } else if (items.size() > FEW) {
      index = Collections.newSetFromMap(new IdentityHashMap<>());
      index.addAll(items);
    }
    return true;
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  Stream<E> stream() {
    return items.stream();
  }

  @Override
  public Iterator<E> iterator() {
    return items.iterator();
  }
}
