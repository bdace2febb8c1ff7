package org.cascade.runtime.codec;

import java.util.ArrayList;
import java.util.List;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Change;
import org.cascade.runtime.value.Changes;
import org.cascade.runtime.value.Tuple2;

/** An ordered tree: its entries in order; a change is the entries that differ. */
record TreeCodec<K, V>(Codec<K> key, Codec<V> value) implements Codec<BTree<K, V>> {
  @Override
  public void write(BTree<K, V> tree, Output out) {
    out.writeUnsigned(tree.length());
    for (Tuple2<K, V> entry : tree) {
      key.write(entry.a0(), out);
      value.write(entry.a1(), out);
    }
  }

  @Override
  public BTree<K, V> read(Input in) {
    int length = in.readCount(0);
    List<K> keys = new ArrayList<>();
    List<V> values = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      keys.add(key.read(in));
      values.add(value.read(in));
    }
    return BTree.of(keys, values);
  }

  @Override
  public boolean writeChange(BTree<K, V> before, BTree<K, V> after, Output out) {
    Array<Change<K, V>> changes = Changes.between(before, after);
    if (changes.length() > after.length() / 2 + 1) {
      return false;
    }
    KeyedChanges.write(changes, key, value, out);
    return true;
  }

  @Override
  public BTree<K, V> readChange(BTree<K, V> before, Input in) {
    var target = new Target<K, V>(before);
    KeyedChanges.read(in, key, value, target);
    return target.tree;
  }

  @Override
  public String schema() {
    return "BTree<" + key.schema() + ", " + value.schema() + ">";
  }

  /** A tree that takes changes. */
  private static final class Target<K, V> implements KeyedChanges.Target<K, V> {
    private BTree<K, V> tree;

    Target(BTree<K, V> tree) {
      this.tree = tree;
    }

    @Override
    public void put(K k, V v) {
      tree = tree.insert(k, v);
    }

    @Override
    public void remove(K k) {
      tree = tree.remove(k);
    }
  }
}
