package org.cascade.lang.eval;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * An immutable ordered map: an AVL tree whose updates copy the path to the change. The comparator
 * is given with each question and must be the same for one tree.
 */
sealed interface PersistentTree<K, V> extends Iterable<PersistentTree.Branch<K, V>> {
  int size();

  int height();

  record Leaf<K, V>() implements PersistentTree<K, V> {
    @Override
    public int size() {
      return 0;
    }

    @Override
    public int height() {
      return 0;
    }
  }

  /** An entry, with those before and after it. */
  record Branch<K, V>(
      PersistentTree<K, V> left, K key, V value, PersistentTree<K, V> right, int size, int height)
      implements PersistentTree<K, V> {}

  static <K, V> PersistentTree<K, V> empty() {
    return new Leaf<>();
  }

  private static <K, V> Branch<K, V> branch(
      PersistentTree<K, V> left, K key, V value, PersistentTree<K, V> right) {
    int size = left.size() + right.size() + 1;
    return new Branch<>(left, key, value, right, size, Math.max(left.height(), right.height()) + 1);
  }

  default Optional<Branch<K, V>> find(K key, Comparator<? super K> order) {
    PersistentTree<K, V> at = this;
    while (at instanceof Branch<K, V> b) {
      int side = order.compare(key, b.key);
      if (side == 0) {
        return Optional.of(b);
      }
      at = side < 0 ? b.left : b.right;
    }
    return Optional.empty();
  }

  /** The last entry at or before the key. */
  default Optional<Branch<K, V>> floor(K key, Comparator<? super K> order) {
    Optional<Branch<K, V>> best = Optional.empty();
    PersistentTree<K, V> at = this;
    while (at instanceof Branch<K, V> b) {
      if (order.compare(key, b.key) < 0) {
        at = b.left;
      } else {
        best = Optional.of(b);
        at = b.right;
      }
    }
    return best;
  }

  /** The first entry at or after the key. */
  default Optional<Branch<K, V>> ceiling(K key, Comparator<? super K> order) {
    Optional<Branch<K, V>> best = Optional.empty();
    PersistentTree<K, V> at = this;
    while (at instanceof Branch<K, V> b) {
      if (order.compare(key, b.key) > 0) {
        at = b.right;
      } else {
        best = Optional.of(b);
        at = b.left;
      }
    }
    return best;
  }

  default Optional<Branch<K, V>> first() {
    return edge(true);
  }

  default Optional<Branch<K, V>> last() {
    return edge(false);
  }

  private Optional<Branch<K, V>> edge(boolean leftmost) {
    Optional<Branch<K, V>> best = Optional.empty();
    PersistentTree<K, V> at = this;
    while (at instanceof Branch<K, V> b) {
      best = Optional.of(b);
      at = leftmost ? b.left : b.right;
    }
    return best;
  }

  /** With this value for the key; a key that is there already stays the same object. */
  default PersistentTree<K, V> insert(K key, V value, Comparator<? super K> order) {
    if (!(this instanceof Branch<K, V> b)) {
      return branch(this, key, value, this);
    }
    int side = order.compare(key, b.key);
    if (side == 0) {
      return branch(b.left, b.key, value, b.right);
    }
    return side < 0
        ? balance(b.left.insert(key, value, order), b.key, b.value, b.right)
        : balance(b.left, b.key, b.value, b.right.insert(key, value, order));
  }

  default PersistentTree<K, V> remove(K key, Comparator<? super K> order) {
    if (!(this instanceof Branch<K, V> b)) {
      return this;
    }
    int side = order.compare(key, b.key);
    if (side < 0) {
      return balance(b.left.remove(key, order), b.key, b.value, b.right);
    }
    if (side > 0) {
      return balance(b.left, b.key, b.value, b.right.remove(key, order));
    }
    Optional<Branch<K, V>> next = b.right.first();
    return next.<PersistentTree<K, V>>map(
            n -> balance(b.left, n.key, n.value, b.right.remove(n.key, order)))
        .orElse(b.left);
  }

  private static <K, V> PersistentTree<K, V> balance(
      PersistentTree<K, V> left, K key, V value, PersistentTree<K, V> right) {
    if (left instanceof Branch<K, V> l && left.height() > right.height() + 1) {
      if (l.right instanceof Branch<K, V> inner && inner.height > l.left.height()) {
        return branch(
            branch(l.left, l.key, l.value, inner.left),
            inner.key,
            inner.value,
            branch(inner.right, key, value, right));
      }
      return branch(l.left, l.key, l.value, branch(l.right, key, value, right));
    }
    if (right instanceof Branch<K, V> r && right.height() > left.height() + 1) {
      if (r.left instanceof Branch<K, V> inner && inner.height > r.right.height()) {
        return branch(
            branch(left, key, value, inner.left),
            inner.key,
            inner.value,
            branch(inner.right, r.key, r.value, r.right));
      }
      return branch(branch(left, key, value, r.left), r.key, r.value, r.right);
    }
    return branch(left, key, value, right);
  }

  /** The entries in order. */
  @Override
  default Iterator<Branch<K, V>> iterator() {
    Deque<Branch<K, V>> path = new ArrayDeque<>();
    descend(this, path);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !path.isEmpty();
      }

      @Override
      public Branch<K, V> next() {
        if (path.isEmpty()) {
          throw new NoSuchElementException();
        }
        Branch<K, V> entry = path.pop();
        descend(entry.right, path);
        return entry;
      }
    };
  }

  private static <K, V> void descend(PersistentTree<K, V> tree, Deque<Branch<K, V>> path) {
    PersistentTree<K, V> at = tree;
    while (at instanceof Branch<K, V> b) {
      path.push(b);
      at = b.left;
    }
  }
}
