package org.cascade.runtime.api;

import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Indexing;

/**
 * An index over a state that is a tree: {@code index by} of a space.
 *
 * <p>It is a function of the state's value, so that it is as consistent as that is, in transactions
 * and on snapshots. What it was last is kept, and brought to another value by what has changed in
 * between; writers do nothing for it.
 */
public final class Index<I, K, V> {
  private final State<BTree<K, V>> state;

  /** Written by whoever asks last: any version will do to start from. */
  private volatile Indexing<I, K, V> last;

  Index(State<BTree<K, V>> state, Fn1<? super V, ? extends I> key) {
    this.state = state;
    this.last = Indexing.empty(key);
  }

  /** The entries by their index keys, as of the transaction or snapshot in progress. */
  public BTree<I, BTree<K, V>> get() {
    BTree<K, V> tree = state.get();
    Indexing<I, K, V> before = last;
    Indexing<I, K, V> now = before.over(tree);
    if (now != before) {
      last = now;
    }
    return now.index();
  }
}
