package org.cascade.runtime.value;

/**
 * A leaf of a {@link BTree} whose entries are read from {@linkplain StoredEntries where they are
 * stored} when something but their number and first key is asked for; once, whoever asks. So all
 * versions of a tree share what was read.
 */
final class StoredLeaf<K, V> implements BTreeNode<K, V> {
  private final int count;
  private final K firstKey;

  /** First the stored entries, then a leaf in their place. */
  private volatile Object content;

  StoredLeaf(StoredEntries<K, V> stored) {
    this.count = stored.size();
    this.firstKey = stored.firstKey();
    this.content = stored;
  }

  /** The node that takes this one's place once its entries were read; this one until then. */
  @SuppressWarnings("unchecked") // what it holds is of the types it was made with
  BTreeNode<K, V> present() {
    return content instanceof Leaf<?, ?> read ? (Leaf<K, V>) read : this;
  }

  /** What is stored, or the leaf that was read. */
  Object content() {
    return content;
  }

  @SuppressWarnings("unchecked")
  Leaf<K, V> leaf() {
    return content instanceof Leaf<?, ?> read ? (Leaf<K, V>) read : read();
  }

  @SuppressWarnings("unchecked")
  private synchronized Leaf<K, V> read() {
    if (content instanceof StoredEntries<?, ?> stored) {
      BTreeNode<?, ?> node = stored.read().root();
      if (!(node instanceof Leaf<?, ?>) || node.count() != count) {
        throw new IllegalStateException("a stored leaf became " + node.count() + " entries");
      }
      content = node;
    }
    return (Leaf<K, V>) content;
  }

  @Override
  public Keys keys() {
    return leaf().keys();
  }

  @Override
  public K firstKey() {
    return firstKey;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int width() {
    return count;
  }

  @Override
  public int height() {
    return 0;
  }

  @Override
  public BTreeNode<K, V> put(K key, V value, TreeEdit edit) {
    return leaf().put(key, value, edit);
  }

  @Override
  public BTreeNode<K, V> remove(K key, TreeEdit edit) {
    return leaf().remove(key, edit);
  }

  @Override
  public BTreeNode<K, V> part(int from, int to) {
    return from == 0 && to == count ? this : leaf().part(from, to);
  }

  @Override
  public BTreeNode<K, V> from(K from) {
    return leaf().from(from);
  }

  @Override
  public BTreeNode<K, V> until(K to) {
    return leaf().until(to);
  }

  @Override
  public BTreeNode<K, V> between(K from, K to) {
    return leaf().between(from, to);
  }

  @Override
  public BTreeNode<K, V> within(Fn1<? super K, Long> place) {
    return leaf().within(place);
  }
}
