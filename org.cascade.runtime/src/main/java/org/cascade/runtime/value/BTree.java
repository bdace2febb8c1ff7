package org.cascade.runtime.value;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map in the {@linkplain Ordering order} of its keys.
 *
 * <p>A copy-on-write B+ tree with up to 64 entries a node: an update copies one path and shares the
 * rest, and so do {@link #range} and {@link #parts}. Keys that are {@code Int} are unboxed. Trees
 * are equal by their entries.
 */
public final class BTree<K, V> implements Iterable<Tuple2<K, V>>, Shown {
  private static final BTree<?, ?> EMPTY = new BTree<>(BTreeNode.Leaf.empty());

  private final BTreeNode<K, V> root;

  /** How many neighbouring entries lie together at most. */
  public static int largestChunk() {
    return BTreeNode.MAX_WIDTH;
  }

  private BTree(BTreeNode<K, V> root) {
    this.root = root;
  }

  /** Some neighbouring entries, as they lie together in memory. */
  public interface Chunk<K, V> {
    int size();

    K key(int index);

    V value(int index);
  }

  @SuppressWarnings("unchecked")
  public static <K, V> BTree<K, V> empty() {
    return (BTree<K, V>) EMPTY;
  }

  /** The tree of these entries; of those with the same key, the last. */
  public static <K, V> BTree<K, V> of(Array<Tuple2<K, V>> entries) {
    var sorted = new TreeMap<K, V>(Ordering::compare);
    entries.each(entry -> sorted.merge(entry.a0(), entry.a1(), (before, after) -> after));
    return from(sorted);
  }

  /** The tree of the entries of a Java map. */
  public static <K, V> BTree<K, V> from(java.util.Map<? extends K, ? extends V> entries) {
    var sorted = new TreeMap<K, V>(Ordering::compare);
    sorted.putAll(entries);
    var keys = new ArrayList<K>(sorted.keySet());
    var values = new ArrayList<V>(sorted.values());
    return ofSorted(keys, values);
  }

  /**
   * The tree of keys and their values; fastest if the keys are in order, as those of a tree are.
   */
  public static <K, V> BTree<K, V> of(List<K> keys, List<V> values) {
    boolean ordered = true;
    for (int i = 1; ordered && i < keys.size(); i++) {
      ordered = Ordering.compare(keys.get(i - 1), keys.get(i)) < 0;
    }
    if (ordered) {
      return ofSorted(keys, values);
    }
    var sorted = new TreeMap<K, V>(Ordering::compare);
    for (int i = 0; i < keys.size(); i++) {
      sorted.put(keys.get(i), values.get(i));
    }
    return ofSorted(new ArrayList<>(sorted.keySet()), new ArrayList<>(sorted.values()));
  }

  /** The tree of keys that are in order and different, and their values. */
  static <K, V> BTree<K, V> ofSorted(List<K> keys, List<V> values) {
    var leaves = new ArrayList<BTreeNode<K, V>>();
    int start = 0;
    for (int end : Grouping.ends(keys.size(), BTreeNode.MAX_WIDTH)) {
      Keys leafKeys = Keys.of(keys.subList(start, end));
      leaves.add(new BTreeNode.Leaf<>(leafKeys, values.subList(start, end).toArray()));
      start = end;
    }
    return new BTree<>(BTreeNode.overNodes(leaves));
  }

  /** The tree over nodes of height 0, none of them empty, in order. */
  static <K, V> BTree<K, V> ofLeaves(List<BTreeNode<K, V>> leaves) {
    return leaves.isEmpty() ? empty() : new BTree<>(atHand(BTreeNode.overNodes(leaves)));
  }

  /** The nodes of height 0 in order, the stored ones as they are; none if the tree is empty. */
  List<BTreeNode<K, V>> nodesOfHeightZero() {
    List<BTreeNode<K, V>> level = isEmpty() ? List.of() : List.of(root);
    while (!level.isEmpty() && level.get(0) instanceof BTreeNode.Branch<K, V>) {
      var below = new ArrayList<BTreeNode<K, V>>();
      for (BTreeNode<K, V> node : level) {
        below.addAll(((BTreeNode.Branch<K, V>) node).children());
      }
      level = below;
    }
    return level;
  }

  /** The tree of entries that are stored, and follow each other in the order of their keys. */
  public static <K, V> BTree<K, V> ofStored(List<? extends StoredEntries<K, V>> leaves) {
    var nodes = new ArrayList<BTreeNode<K, V>>(leaves.size());
    for (StoredEntries<K, V> stored : leaves) {
      nodes.add(new StoredLeaf<>(stored));
    }
    return new BTree<>(atHand(BTreeNode.overNodes(nodes)));
  }

  /** A root is looked into at once, so it is never a stored leaf. */
  private static <K, V> BTreeNode<K, V> atHand(BTreeNode<K, V> root) {
    return root instanceof StoredLeaf<K, V> stored ? stored.leaf() : root;
  }

  /** The tree with this root, once that is neither too wide nor a needless level. */
  private static <K, V> BTree<K, V> rooted(BTreeNode<K, V> node) {
    if (node.width() > 1 && node.width() <= BTreeNode.MAX_WIDTH) {
      return new BTree<>(atHand(node));
    }
    BTreeNode<K, V> root = BTreeNode.overNodes(node.split());
    while (root instanceof BTreeNode.Branch<K, V> branch && branch.width() <= 1) {
      root = branch.width() == 0 ? BTreeNode.Leaf.empty() : branch.child(0);
    }
    return root.count() == 0 ? empty() : new BTree<>(atHand(root));
  }

  BTreeNode<K, V> root() {
    return root;
  }

  public long length() {
    return root.count();
  }

  public boolean isEmpty() {
    return root.count() == 0;
  }

  public Option<V> get(K key) {
    V value = find(key);
    return value == null ? Option.none() : Option.some(value);
  }

  /** As {@link #get(Object)}, where the key is an {@code Int}. */
  public Option<V> get(long key) {
    V value = find(key);
    return value == null ? Option.none() : Option.some(value);
  }

  /** The language's {@code m[k]}; aborts where there is no such key. */
  public V at(K key) {
    if (get(key) instanceof Option.Some<V>(V value)) {
      return value;
    }
    StringBuilder text = new StringBuilder("there is no key ");
    Show.nested(text, key);
    throw new Abort(text.toString());
  }

  public boolean contains(K key) {
    return find(key) != null;
  }

  private @Nullable V find(K key) {
    if (key instanceof Long number) {
      return find((long) number);
    }
    BTreeNode<K, V> node = root;
    while (node instanceof BTreeNode.Branch<K, V> branch) {
      node = branch.child(branch.childOf(key));
    }
    int index = node.keys().find(key);
    return index < 0 ? null : ((BTreeNode.Leaf<K, V>) node).value(index);
  }

  private @Nullable V find(long key) {
    BTreeNode<K, V> node = root;
    while (node instanceof BTreeNode.Branch<K, V> branch) {
      node = branch.child(branch.childOf(key));
    }
    int index = node.keys().find(key);
    return index < 0 ? null : ((BTreeNode.Leaf<K, V>) node).value(index);
  }

  /** This tree with a key bound to a value, whether it was bound before or not. */
  public BTree<K, V> insert(K key, V value) {
    return insert(key, value, TreeEdit.NONE);
  }

  public BTree<K, V> remove(K key) {
    return remove(key, TreeEdit.NONE);
  }

  /** Edits this tree many times at less cost than one by one. */
  public TreeEditor<K, V> edit() {
    return new TreeEditor<>(this);
  }

  /** As {@link #insert(Object, Object)}; nodes of the edit, and so trees over them, may change. */
  BTree<K, V> insert(K key, V value, TreeEdit edit) {
    BTreeNode<K, V> changed = root.put(key, value, edit);
    if (changed == root) {
      return this;
    }
    return changed.width() <= BTreeNode.MAX_WIDTH
        ? rooted(changed)
        : new BTree<>(BTreeNode.overNodes(changed.splitAfter(key, true)));
  }

  BTree<K, V> remove(K key, TreeEdit edit) {
    BTreeNode<K, V> changed = root.remove(key, edit);
    return changed == root ? this : rooted(changed);
  }

  /** This tree with a function applied to the value of a key; the same tree if there is none. */
  public BTree<K, V> update(K key, Fn1<? super V, ? extends V> f) {
    V value = find(key);
    return value == null ? this : insert(key, f.apply(value));
  }

  public Array<K> keys() {
    var out = new ArrayBuilder<K>(root.count());
    for (Chunk<K, V> chunk : chunks()) {
      for (int i = 0; i < chunk.size(); i++) {
        out.add(chunk.key(i));
      }
    }
    return out.build();
  }

  public Array<V> values() {
    var out = new ArrayBuilder<V>(root.count());
    for (Chunk<K, V> chunk : chunks()) {
      for (int i = 0; i < chunk.size(); i++) {
        out.add(chunk.value(i));
      }
    }
    return out.build();
  }

  public Array<Tuple2<K, V>> entries() {
    return new ArrayBuilder<Tuple2<K, V>>(root.count()).addAll(this).build();
  }

  public <R> BTree<K, R> mapValues(Fn1<? super V, ? extends R> f) {
    var leaves = new ArrayList<BTreeNode<K, R>>();
    for (BTreeNode.Leaf<K, V> leaf : leaves()) {
      Object[] values = new Object[leaf.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = f.apply(leaf.value(i));
      }
      leaves.add(new BTreeNode.Leaf<>(leaf.keys(), values));
    }
    return isEmpty() ? empty() : new BTree<>(BTreeNode.overNodes(leaves));
  }

  public BTree<K, V> filter(Fn2<? super K, ? super V, Boolean> predicate) {
    var keys = new ArrayList<K>();
    var values = new ArrayList<V>();
    for (Chunk<K, V> chunk : chunks()) {
      for (int i = 0; i < chunk.size(); i++) {
        if (predicate.apply(chunk.key(i), chunk.value(i))) {
          keys.add(chunk.key(i));
          values.add(chunk.value(i));
        }
      }
    }
    return keys.size() == root.count() ? this : ofSorted(keys, values);
  }

  public <A> A fold(A initial, Fn3<? super A, ? super K, ? super V, ? extends A> f) {
    A result = initial;
    for (Chunk<K, V> chunk : chunks()) {
      for (int i = 0; i < chunk.size(); i++) {
        result = f.apply(result, chunk.key(i), chunk.value(i));
      }
    }
    return result;
  }

  /** The entries of both trees; for a key of both, the value of the other one. */
  public BTree<K, V> merge(BTree<K, V> other) {
    return isEmpty() ? other : other.<BTree<K, V>>fold(this, BTree::insert);
  }

  public Option<Tuple2<K, V>> first() {
    return isEmpty() ? Option.none() : Option.some(firstOf(root));
  }

  public Option<Tuple2<K, V>> last() {
    BTreeNode<K, V> node = root;
    while (node instanceof BTreeNode.Branch<K, V> branch) {
      node = branch.child(branch.width() - 1);
    }
    return isEmpty() ? Option.none() : Option.some(entry(node, node.width() - 1));
  }

  /** The entries with keys from {@code from} up to but without {@code to}. */
  public BTree<K, V> range(K from, K to) {
    BTreeNode<K, V> node = root;
    while (node instanceof BTreeNode.Branch<K, V> branch
        && branch.childOf(from) == branch.childOf(to)) {
      node = branch.child(branch.childOf(from));
    }
    return rooted(node.between(from, to));
  }

  /**
   * The entries whose keys lie where a function says 0.
   *
   * @param place negative for keys before, positive for keys behind; it must never fall as keys
   *     rise
   */
  public BTree<K, V> within(Fn1<? super K, Long> place) {
    BTreeNode<K, V> node = root;
    while (node instanceof BTreeNode.Branch<K, V> branch
        && branch.endWithin(place) - branch.firstWithin(place) == 1) {
      node = branch.child(branch.firstWithin(place));
    }
    return rooted(node.within(place));
  }

  /** The entry with the largest key that is not after the given one. */
  public Option<Tuple2<K, V>> floor(K key) {
    BTreeNode<K, V> node = root;
    int at = node.keys().floor(key);
    while (at >= 0 && node instanceof BTreeNode.Branch<K, V> branch) {
      node = branch.child(at);
      at = node.keys().floor(key);
    }
    return at < 0 ? Option.none() : Option.some(entry(node, at));
  }

  /** The entry with the smallest key that is not before the given one. */
  public Option<Tuple2<K, V>> ceiling(K key) {
    return ceiling(root, key);
  }

  private static <K, V> Option<Tuple2<K, V>> ceiling(BTreeNode<K, V> node, K key) {
    int at = node.keys().find(key);
    int next = at >= 0 ? at : -1 - at;
    if (node instanceof BTreeNode.Branch<K, V> branch) {
      if (at < 0 && next > 0) {
        Option<Tuple2<K, V>> below = ceiling(branch.child(next - 1), key);
        if (below.isSome()) {
          return below;
        }
      }
      return next < node.width() ? Option.some(firstOf(branch.child(next))) : Option.none();
    }
    return next < node.width() ? Option.some(entry(node, next)) : Option.none();
  }

  private static <K, V> Tuple2<K, V> firstOf(BTreeNode<K, V> node) {
    BTreeNode<K, V> leftmost = node;
    while (leftmost instanceof BTreeNode.Branch<K, V> branch) {
      leftmost = branch.child(0);
    }
    return entry(leftmost, 0);
  }

  private static <K, V> Tuple2<K, V> entry(BTreeNode<K, V> leaf, int index) {
    return ((BTreeNode.Leaf<K, V>) leaf).entry(index);
  }

  /** The entries in the chunks they are stored in, in order; for loops that must be fast. */
  @SuppressWarnings("unchecked")
  public Iterable<Chunk<K, V>> chunks() {
    return (Iterable<Chunk<K, V>>) (Iterable<?>) leaves();
  }

  /** Takes what a tree is made of, in order. */
  public interface Leaves<K, V> {
    void chunk(Chunk<K, V> entries);

    /** Takes entries that were not read since they were stored. */
    void stored(StoredEntries<K, V> entries);
  }

  /** Gives away the leaves, without reading those that are stored. */
  public void eachLeaf(Leaves<K, V> target) {
    if (!isEmpty()) {
      eachLeaf(root, target);
    }
  }

  @SuppressWarnings("unchecked") // a stored leaf's content is of its own types
  private static <K, V> void eachLeaf(BTreeNode<K, V> node, Leaves<K, V> target) {
    switch (node) {
      case BTreeNode.Leaf<K, V> leaf -> target.chunk(leaf);
      case BTreeNode.Branch<K, V> branch ->
          branch.children().forEach(child -> eachLeaf(child, target));
      case StoredLeaf<K, V> leaf -> {
        if (leaf.content() instanceof StoredEntries<?, ?> stored) {
          target.stored((StoredEntries<K, V>) stored);
        } else {
          target.chunk(leaf.leaf());
        }
      }
    }
  }

  private Iterable<BTreeNode.Leaf<K, V>> leaves() {
    return () -> new LeafIterator<>(root);
  }

  /**
   * This tree divided into subtrees, in order, without copying: at least {@code wanted} of them if
   * it has as many chunks. For work that is split over cores.
   */
  public List<BTree<K, V>> parts(int wanted) {
    List<BTreeNode<K, V>> level = List.of(root);
    while (level.size() < wanted && level.get(0) instanceof BTreeNode.Branch<K, V>) {
      var below = new ArrayList<BTreeNode<K, V>>();
      for (BTreeNode<K, V> node : level) {
        below.addAll(((BTreeNode.Branch<K, V>) node).children());
      }
      level = below;
    }
    return level.stream().map(BTree::rooted).toList();
  }

  @Override
  public Iterator<Tuple2<K, V>> iterator() {
    return new EntryIterator<>(leaves().iterator());
  }

  public Stream<Tuple2<K, V>> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /** A Java map of the same entries in the same order, which may be changed. */
  public SortedMap<K, V> toJavaMap() {
    var out = new TreeMap<K, V>(Ordering::compare);
    forEach(entry -> out.put(entry.a0(), entry.a1()));
    return out;
  }

  @Override
  public void show(StringBuilder out) {
    Show.entries(out, this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BTree<?, ?> tree
        && (root == tree.root || (root.count() == tree.root.count() && sameEntries(tree)));
  }

  private boolean sameEntries(BTree<?, ?> other) {
    Iterator<? extends Tuple2<?, ?>> right = other.iterator();
    for (Tuple2<K, V> left : this) {
      if (!left.equals(right.next())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (Tuple2<K, V> entry : this) {
      hash += entry.hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    return Show.show(this);
  }

  /** Walks the leaves from left to right; what is still to be visited is on a stack. */
  private static final class LeafIterator<K, V> implements Iterator<BTreeNode.Leaf<K, V>> {
    private final ArrayDeque<BTreeNode<K, V>> pending = new ArrayDeque<>();

    LeafIterator(BTreeNode<K, V> root) {
      if (root.count() > 0) {
        pending.push(root);
      }
    }

    @Override
    public boolean hasNext() {
      return !pending.isEmpty();
    }

    @Override
    public BTreeNode.Leaf<K, V> next() {
      while (true) {
        switch (pending.pop()) {
          case BTreeNode.Leaf<K, V> leaf -> {
            return leaf;
          }
          case StoredLeaf<K, V> stored -> {
            return stored.leaf();
          }
          case BTreeNode.Branch<K, V> branch -> branch.children().reversed().forEach(pending::push);
        }
      }
    }
  }

  /** The entries of leaves, none of which is empty. */
  private static final class EntryIterator<K, V> implements Iterator<Tuple2<K, V>> {
    private final Iterator<BTreeNode.Leaf<K, V>> leaves;
    private BTreeNode.Leaf<K, V> leaf = BTreeNode.Leaf.empty();
    private int next;

    EntryIterator(Iterator<BTreeNode.Leaf<K, V>> leaves) {
      this.leaves = leaves;
    }

    @Override
    public boolean hasNext() {
      return next < leaf.size() || leaves.hasNext();
    }

    @Override
    public Tuple2<K, V> next() {
      if (next == leaf.size()) {
        if (!leaves.hasNext()) {
          throw new NoSuchElementException();
        }
        leaf = leaves.next();
        next = 0;
      }
      return leaf.entry(next++);
    }
  }
}
