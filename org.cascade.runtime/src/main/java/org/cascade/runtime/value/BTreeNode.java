package org.cascade.runtime.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A node of the copy-on-write B+ tree behind {@link BTree}.
 *
 * <p>All leaves have the same depth. A branch has as keys the first key of each child. An update
 * copies the nodes on one path, or changes those that its {@linkplain TreeEdit edit} owns, and
 * gives a root that may have one entry too many or too few; the level above, at last {@link BTree},
 * splits or joins it. Nodes at the edges of a range may be less than half full.
 *
 * <p>An edit's node is reached through nodes made in that edit only: so where one is changed in
 * place, no other tree is.
 */
sealed interface BTreeNode<K, V> permits BTreeNode.Leaf, BTreeNode.Branch, StoredLeaf {
  /** Entries of a leaf and children of a branch at most. */
  int MAX_WIDTH = 64;

  int MIN_WIDTH = MAX_WIDTH / 2;

  Keys keys();

  /** The first key below; there has to be one. */
  @SuppressWarnings("unchecked") // keys are of type K
  default K firstKey() {
    return (K) keys().get(0);
  }

  /** The number of entries below. */
  int count();

  /** The distance to the leaves. */
  int height();

  /** Entries of this leaf or children of this branch. */
  default int width() {
    return keys().size();
  }

  /**
   * This node with a key bound to a value; the same node if it is bound to that very value, or if
   * the edit owns it.
   */
  BTreeNode<K, V> put(K key, V value, TreeEdit edit);

  /** This node without a key; the same node if it has no such key, or if the edit owns it. */
  BTreeNode<K, V> remove(K key, TreeEdit edit);

  /** Entries or children from one position to another, as a node. */
  BTreeNode<K, V> part(int from, int to);

  /** The entries whose key is not before {@code from}; maybe none. */
  BTreeNode<K, V> from(K from);

  /** The entries whose key is before {@code to}; maybe none. */
  BTreeNode<K, V> until(K to);

  /** The entries whose key is not before {@code from} and before {@code to}; maybe none. */
  BTreeNode<K, V> between(K from, K to);

  /** The entries whose key is at place 0, as a node of this height; maybe none. */
  BTreeNode<K, V> within(Fn1<? super K, Long> place);

  /** Where the first key is whose place is not before the given one. */
  @SuppressWarnings("unchecked") // keys are of type K
  default int firstFrom(Fn1<? super K, Long> place, long least) {
    int low = 0;
    int high = width();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (place.apply((K) keys().get(middle)) < least) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Two neighbours of one level, one of them too narrow, as one node or two even ones. */
  static <K, V> List<BTreeNode<K, V>> combine(BTreeNode<K, V> a, BTreeNode<K, V> b) {
    BTreeNode<K, V> both =
        switch (a) {
          case Leaf<K, V> left -> left.join(leaf(b));
          case StoredLeaf<K, V> left -> left.leaf().join(leaf(b));
          case Branch<K, V> left -> left.join((Branch<K, V>) b);
        };
    return both.split();
  }

  /** A node of height 0, with its entries at hand. */
  static <K, V> Leaf<K, V> leaf(BTreeNode<K, V> node) {
    return node instanceof StoredLeaf<K, V> stored ? stored.leaf() : (Leaf<K, V>) node;
  }

  /** Whether two nodes are one and the same; two that are not may have the same entries. */
  static boolean same(BTreeNode<?, ?> a, BTreeNode<?, ?> b) {
    return a == b || present(a) == present(b);
  }

  private static BTreeNode<?, ?> present(BTreeNode<?, ?> node) {
    return node instanceof StoredLeaf<?, ?> stored ? stored.present() : node;
  }

  /** This node, as two if it is too wide for one. */
  default List<BTreeNode<K, V>> split() {
    return width() <= MAX_WIDTH ? List.of(this) : splitAt(width() / 2);
  }

  private List<BTreeNode<K, V>> splitAt(int middle) {
    return List.of(part(0, middle), part(middle, width()));
  }

  /**
   * This node as two, since a key was added to it, at the end of its level or not: where keys come
   * in their order, the nodes that they leave behind are full.
   */
  default List<BTreeNode<K, V>> splitAfter(Object key, boolean atEnd) {
    return splitAt(atEnd && keys().endsWith(key) ? MAX_WIDTH : width() / 2);
  }

  /** A leaf: entries in the order of their keys. */
  record Leaf<K, V>(Keys keys, Object[] values, TreeEdit madeFor)
      implements BTreeNode<K, V>, BTree.Chunk<K, V> {
    private static final Leaf<?, ?> EMPTY = new Leaf<>(ObjectKeys.NONE, new Object[0]);

    Leaf(Keys keys, Object[] values) {
      this(keys, values, TreeEdit.NONE);
    }

    @SuppressWarnings("unchecked")
    static <K, V> Leaf<K, V> empty() {
      return (Leaf<K, V>) EMPTY;
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    @SuppressWarnings("unchecked")
    public K key(int index) {
      return (K) keys.get(index);
    }

    @Override
    @SuppressWarnings("unchecked")
    public V value(int index) {
      return (V) values[index];
    }

    Tuple2<K, V> entry(int index) {
      return new Tuple2<>(key(index), value(index));
    }

    @Override
    public int count() {
      return values.length;
    }

    @Override
    public int height() {
      return 0;
    }

    @Override
    public Leaf<K, V> put(K key, V value, TreeEdit edit) {
      int index = keys.find(key);
      if (index >= 0) {
        if (values[index] == value) {
          return this;
        }
        Leaf<K, V> changed = edit.owns(madeFor) ? this : new Leaf<>(keys, values.clone(), edit);
        changed.values[index] = value;
        return changed;
      }
      int at = -1 - index;
      Object[] more = new Object[values.length + 1];
      System.arraycopy(values, 0, more, 0, at);
      more[at] = value;
      System.arraycopy(values, at, more, at + 1, values.length - at);
      return new Leaf<>(keys.insert(at, key), more, edit);
    }

    @Override
    public Leaf<K, V> remove(K key, TreeEdit edit) {
      int index = keys.find(key);
      if (index < 0) {
        return this;
      }
      Object[] fewer = Arrays.copyOf(values, values.length - 1);
      System.arraycopy(values, index + 1, fewer, index, fewer.length - index);
      return new Leaf<>(keys.remove(index), fewer, edit);
    }

    @Override
    public Leaf<K, V> part(int from, int to) {
      if (from == 0 && to == values.length) {
        return this;
      }
      return new Leaf<>(keys.slice(from, to), Arrays.copyOfRange(values, from, to));
    }

    @Override
    public Leaf<K, V> from(K from) {
      int index = keys.find(from);
      return part(index >= 0 ? index : -1 - index, values.length);
    }

    @Override
    public Leaf<K, V> until(K to) {
      int index = keys.find(to);
      return part(0, index >= 0 ? index : -1 - index);
    }

    @Override
    public Leaf<K, V> between(K from, K to) {
      int first = keys.find(from);
      int end = keys.find(to);
      int start = first >= 0 ? first : -1 - first;
      return part(start, Math.max(start, end >= 0 ? end : -1 - end));
    }

    @Override
    public Leaf<K, V> within(Fn1<? super K, Long> place) {
      int first = firstFrom(place, 0);
      return part(first, Math.max(first, firstFrom(place, 1)));
    }

    Leaf<K, V> join(Leaf<K, V> other) {
      Object[] both = Arrays.copyOf(values, values.length + other.values.length);
      System.arraycopy(other.values, 0, both, values.length, other.values.length);
      return new Leaf<>(Keys.concat(keys, other.keys), both);
    }
  }

  /** A branch: children, none of them empty, under the first key of each. */
  final class Branch<K, V> implements BTreeNode<K, V> {
    private final BTreeNode<K, V>[] nodes;
    private final int height;
    private final TreeEdit madeFor;
    private Keys keys;
    private int count;

    private Branch(Keys keys, BTreeNode<K, V>[] nodes, int count, int height, TreeEdit madeFor) {
      this.keys = keys;
      this.nodes = nodes;
      this.count = count;
      this.height = height;
      this.madeFor = madeFor;
    }

    @Override
    public Keys keys() {
      return keys;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public int height() {
      return height;
    }

    @SuppressWarnings("unchecked") // arrays know nothing of type arguments
    static <K, V> Branch<K, V> of(List<BTreeNode<K, V>> children, int height) {
      var firstKeys = new ArrayList<Object>(children.size());
      int count = 0;
      for (BTreeNode<K, V> child : children) {
        firstKeys.add(child.firstKey());
        count += child.count();
      }
      BTreeNode<K, V>[] nodes = children.toArray(new BTreeNode[0]);
      return new Branch<>(Keys.of(firstKeys), nodes, count, height, TreeEdit.NONE);
    }

    /**
     * A child, whose entries are at hand. A stored one gives way to what was read of it: whoever
     * sees either, or copies them meanwhile, sees the same entries.
     */
    BTreeNode<K, V> child(int index) {
      BTreeNode<K, V> node = nodes[index];
      if (node instanceof StoredLeaf<K, V> stored) {
        node = stored.leaf();
        nodes[index] = node;
      }
      return node;
    }

    List<BTreeNode<K, V>> children() {
      return Arrays.asList(nodes);
    }

    /** The index of the only child that may have a key. */
    int childOf(Object key) {
      return Math.max(0, keys.floor(key));
    }

    int childOf(long key) {
      return Math.max(0, keys.floor(key));
    }

    @Override
    public BTreeNode<K, V> put(K key, V value, TreeEdit edit) {
      int at = childOf(key);
      BTreeNode<K, V> before = child(at);
      int countBefore = before.count();
      BTreeNode<K, V> after = before.put(key, value, edit);
      int newCount = count + after.count() - countBefore;
      if (after == before && newCount == count) {
        return this;
      }
      if (after.width() <= MAX_WIDTH) {
        return with(at, after, newCount, edit);
      }
      List<BTreeNode<K, V>> halves = after.splitAfter(key, at == nodes.length - 1);
      BTreeNode<K, V> right = halves.get(1);
      BTreeNode<K, V>[] more = Arrays.copyOf(nodes, nodes.length + 1);
      System.arraycopy(nodes, at + 1, more, at + 2, nodes.length - at - 1);
      more[at] = halves.get(0);
      more[at + 1] = right;
      Keys moreKeys = keysWith(at, halves.get(0)).insert(at + 1, right.firstKey());
      return new Branch<>(moreKeys, more, newCount, height, edit);
    }

    private Branch<K, V> with(int at, BTreeNode<K, V> child, int newCount, TreeEdit edit) {
      Keys newKeys = keysWith(at, child);
      if (!edit.owns(madeFor)) {
        BTreeNode<K, V>[] changed = nodes.clone();
        changed[at] = child;
        return new Branch<>(newKeys, changed, newCount, height, edit);
      }
      nodes[at] = child;
      keys = newKeys;
      count = newCount;
      return this;
    }

    private Keys keysWith(int at, BTreeNode<K, V> child) {
      return keys.sameAt(at, child.keys()) ? keys : keys.set(at, child.firstKey());
    }

    @Override
    public BTreeNode<K, V> remove(K key, TreeEdit edit) {
      int at = childOf(key);
      BTreeNode<K, V> before = child(at);
      int countBefore = before.count();
      BTreeNode<K, V> after = before.remove(key, edit);
      int newCount = count + after.count() - countBefore;
      if (newCount == count) {
        return this;
      }
      if (after.width() >= MIN_WIDTH || (after.width() > 0 && nodes.length == 1)) {
        return with(at, after, newCount, edit);
      }
      var changed = new ArrayList<>(children());
      changed.set(at, after);
      if (after.width() == 0) {
        changed.remove(at);
      } else {
        int left = at == 0 ? 0 : at - 1;
        var combined = combine(changed.get(left), changed.get(left + 1));
        changed.remove(left + 1);
        changed.remove(left);
        changed.addAll(left, combined);
      }
      return of(changed, height);
    }

    @Override
    public BTreeNode<K, V> part(int from, int to) {
      return of(children().subList(from, to), height);
    }

    @Override
    public BTreeNode<K, V> from(K from) {
      int at = childOf(from);
      BTreeNode<K, V> edge = child(at).from(from);
      var kept = new ArrayList<BTreeNode<K, V>>();
      if (edge.width() > 0) {
        kept.add(edge);
      }
      kept.addAll(children().subList(at + 1, nodes.length));
      return of(kept, height);
    }

    @Override
    public BTreeNode<K, V> until(K to) {
      int at = childOf(to);
      BTreeNode<K, V> edge = child(at).until(to);
      var kept = new ArrayList<>(children().subList(0, at));
      if (edge.width() > 0) {
        kept.add(edge);
      }
      return of(kept, height);
    }

    @Override
    public BTreeNode<K, V> between(K from, K to) {
      int first = childOf(from);
      int last = childOf(to);
      if (first == last) {
        return of(kept(child(first).between(from, to)), height);
      }
      var kept = new ArrayList<BTreeNode<K, V>>();
      for (int i = first; i <= last; i++) {
        kept.addAll(
            kept(i == first ? child(i).from(from) : i == last ? child(i).until(to) : nodes[i]));
      }
      return of(kept, height);
    }

    /** A child that is not empty, or none. */
    private static <K, V> List<BTreeNode<K, V>> kept(BTreeNode<K, V> part) {
      return part.width() > 0 ? List.of(part) : List.of();
    }

    /** The first child that may have a key at place 0. */
    int firstWithin(Fn1<? super K, Long> place) {
      return Math.max(0, firstFrom(place, 0) - 1);
    }

    /** The end of the children that may have a key at place 0; at least one may. */
    int endWithin(Fn1<? super K, Long> place) {
      return Math.max(firstWithin(place) + 1, firstFrom(place, 1));
    }

    @Override
    public BTreeNode<K, V> within(Fn1<? super K, Long> place) {
      int first = firstWithin(place);
      int last = endWithin(place) - 1;
      var kept = new ArrayList<BTreeNode<K, V>>(last - first + 1);
      for (int i = first; i <= last; i++) {
        BTreeNode<K, V> part = i == first || i == last ? child(i).within(place) : nodes[i];
        if (part.width() > 0) {
          kept.add(part);
        }
      }
      return of(kept, height);
    }

    Branch<K, V> join(Branch<K, V> other) {
      var both = new ArrayList<BTreeNode<K, V>>(children());
      both.addAll(other.children());
      return of(both, height);
    }
  }

  /** The tree over nodes of one height, in the order of their keys. */
  static <K, V> BTreeNode<K, V> overNodes(List<BTreeNode<K, V>> nodes) {
    List<BTreeNode<K, V>> level = nodes;
    while (level.size() > 1) {
      int height = level.get(0).height() + 1;
      var above = new ArrayList<BTreeNode<K, V>>();
      int start = 0;
      for (int end : Grouping.ends(level.size(), MAX_WIDTH)) {
        above.add(Branch.of(level.subList(start, end), height));
        start = end;
      }
      level = above;
    }
    return level.isEmpty() ? Leaf.empty() : level.get(0);
  }
}
