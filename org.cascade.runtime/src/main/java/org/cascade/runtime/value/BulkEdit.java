package org.cascade.runtime.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many changes of a {@link BTree}, one after the other, of which only the outcome is wanted.
 *
 * <p>They are collected, put into the order of their keys, and merged into the leaves they concern:
 * so each of those is looked for and made once, and not for each change.
 */
public final class BulkEdit<K, V> {
  /** So many are collected at least, and as many as this share of the tree's entries. */
  private static final int LEAST = 1 << 16;

  private static final int SHARE = 2;

  /** Below this share of the tree's entries a way from the root for each change is shorter. */
  private static final int FEW = 2048;

  private BTree<K, V> tree;
  private final ArrayList<K> keys = new ArrayList<>();

  /** The value for each key; null where it was removed. */
  private final ArrayList<@Nullable V> values = new ArrayList<>();

  public BulkEdit(BTree<K, V> tree) {
    this.tree = tree;
  }

  public void put(K key, V value) {
    keys.add(key);
    values.add(value);
    mergeIfMany();
  }

  public void remove(K key) {
    keys.add(key);
    values.add(null);
    mergeIfMany();
  }

  /** The tree after all changes so far. */
  public BTree<K, V> tree() {
    merge();
    return tree;
  }

  private void mergeIfMany() {
    if (keys.size() >= LEAST && keys.size() >= tree.length() / SHARE) {
      merge();
    }
  }

  private void merge() {
    if (keys.isEmpty()) {
      return;
    }
    tree = keys.size() < tree.length() / FEW ? oneByOne() : new Merge().run();
    keys.clear();
    values.clear();
  }

  private BTree<K, V> oneByOne() {
    BTree<K, V> changed = tree;
    for (int i = 0; i < keys.size(); i++) {
      V value = values.get(i);
      changed = value == null ? changed.remove(keys.get(i)) : changed.insert(keys.get(i), value);
    }
    return changed;
  }

  /** Takes the collected changes and the leaves of the tree, both in order. */
  private final class Merge {
    private final int[] order = KeyOrder.of(keys);
    private final List<BTreeNode<K, V>> made = new ArrayList<>();

    /** Entries that are no leaf yet. */
    private final ArrayList<K> openKeys = new ArrayList<>();

    private final ArrayList<V> openValues = new ArrayList<>();
    private int next;

    BTree<K, V> run() {
      List<BTreeNode<K, V>> leaves = tree.nodesOfHeightZero();
      for (int i = 0; i < leaves.size(); i++) {
        int end = i + 1 < leaves.size() ? endBefore(leaves.get(i + 1).firstKey()) : order.length;
        add(leaves.get(i), end);
      }
      if (leaves.isEmpty()) {
        interleave(BTreeNode.Leaf.empty(), order.length);
      }
      close();
      return BTree.ofLeaves(made);
    }

    /** Where the changes end whose keys are before this one. */
    private int endBefore(K key) {
      int end = next;
      while (end < order.length && Ordering.compare(keys.get(order[end]), key) < 0) {
        end++;
      }
      return end;
    }

    private void add(BTreeNode<K, V> node, int end) {
      boolean alone = openKeys.isEmpty() || openKeys.size() >= BTreeNode.MIN_WIDTH;
      if (next == end && alone) {
        close();
        made.add(node);
        return;
      }
      BTreeNode.Leaf<K, V> leaf = BTreeNode.leaf(node);
      if (!alone || !replaced(leaf, end)) {
        interleave(leaf, end);
      }
    }

    /** Whether there are only new values of keys that the leaf has: then it is done. */
    private boolean replaced(BTreeNode.Leaf<K, V> leaf, int end) {
      Object[] changed = leaf.values().clone();
      for (int i = next; i < end; i++) {
        int at = leaf.keys().find(keys.get(order[i]));
        V value = values.get(order[i]);
        if (at < 0 || value == null) {
          return false;
        }
        changed[at] = value;
      }
      close();
      made.add(new BTreeNode.Leaf<>(leaf.keys(), changed));
      next = end;
      return true;
    }

    private void interleave(BTreeNode.Leaf<K, V> leaf, int end) {
      int at = 0;
      while (at < leaf.size() || next < end) {
        int side = side(leaf, at, end);
        if (side < 0) {
          open(leaf.key(at), leaf.value(at));
        } else {
          change(end);
        }
        at += side <= 0 ? 1 : 0;
      }
    }

    /** Negative if the leaf's entry is next, positive if a change is, 0 if it changes the entry. */
    private int side(BTreeNode.Leaf<K, V> leaf, int at, int end) {
      if (at == leaf.size() || next == end) {
        return at == leaf.size() ? 1 : -1;
      }
      return Ordering.compare(leaf.key(at), keys.get(order[next]));
    }

    /** Of changes of one key the last counts. */
    private void change(int end) {
      K key = keys.get(order[next]);
      V value = values.get(order[next]);
      next++;
      while (next < end && Ordering.compare(keys.get(order[next]), key) == 0) {
        value = values.get(order[next]);
        next++;
      }
      if (value != null) {
        open(key, value);
      }
    }

    private void open(K key, V value) {
      openKeys.add(key);
      openValues.add(value);
    }

    /** Makes leaves of what is open. */
    private void close() {
      int start = 0;
      for (int end : Grouping.ends(openKeys.size(), BTreeNode.MAX_WIDTH)) {
        Keys leafKeys = Keys.of(openKeys.subList(start, end));
        made.add(new BTreeNode.Leaf<>(leafKeys, openValues.subList(start, end).toArray()));
        start = end;
      }
      openKeys.clear();
      openValues.clear();
    }
  }
}
