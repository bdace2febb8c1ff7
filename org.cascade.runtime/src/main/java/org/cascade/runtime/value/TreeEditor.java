package org.cascade.runtime.value;

/** Changes a {@link BTree} many times: each node is copied once, and then changed in place. */
public final class TreeEditor<K, V> implements Editor<BTree<K, V>> {
  private BTree<K, V> tree;
  private TreeEdit edit = TreeEdit.NONE;

  TreeEditor(BTree<K, V> tree) {
    this.tree = tree;
  }

  /** Binds a key to a value, whether it was bound before or not. */
  public void put(K key, V value) {
    tree = tree.insert(key, value, begun());
  }

  public void remove(K key) {
    tree = tree.remove(key, begun());
  }

  private TreeEdit begun() {
    if (edit == TreeEdit.NONE) {
      edit = new TreeEdit();
    }
    return edit;
  }

  /** Applies a function to the value of a key, if there is one. */
  public void update(K key, Fn1<? super V, ? extends V> f) {
    if (tree.get(key) instanceof Option.Some<V>(V value)) {
      put(key, f.apply(value));
    }
  }

  @Override
  public BTree<K, V> done() {
    edit = TreeEdit.NONE;
    return tree;
  }

  @Override
  public BTree<K, V> now() {
    return tree;
  }
}
