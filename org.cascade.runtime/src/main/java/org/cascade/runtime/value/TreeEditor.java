package org.cascade.runtime.value;

/**
 * Changes a {@link BTree} many times: each node is copied once, and then changed in place. The tree
 * that it came from stays as it is. Used by one thread.
 */
public final class TreeEditor<K, V> {
  private BTree<K, V> tree;
  private TreeEdit edit = new TreeEdit();

  TreeEditor(BTree<K, V> tree) {
    this.tree = tree;
  }

  /** Binds a key to a value, whether it was bound before or not. */
  public void put(K key, V value) {
    tree = tree.insert(key, value, edit);
  }

  public void remove(K key) {
    tree = tree.remove(key, edit);
  }

  /** Applies a function to the value of a key, if there is one. */
  public void update(K key, Fn1<? super V, ? extends V> f) {
    if (tree.get(key) instanceof Option.Some<V>(V value)) {
      put(key, f.apply(value));
    }
  }

  /** The tree as it is now, for good; what is changed from here on is copied again. */
  public BTree<K, V> done() {
    edit = new TreeEdit();
    return tree;
  }
}
