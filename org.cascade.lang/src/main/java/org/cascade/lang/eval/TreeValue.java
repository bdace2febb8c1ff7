package org.cascade.lang.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A BTree: entries in the order of their keys. */
public final class TreeValue implements Dictionary {
  public static final TreeValue EMPTY = new TreeValue(PersistentTree.empty());
  private static final Comparator<Value> ORDER = ValueOrder::compare;

  private final PersistentTree<Value, Value> tree;

  private TreeValue(PersistentTree<Value, Value> tree) {
    this.tree = tree;
  }

  @Override
  public Optional<Value> find(Value key) {
    return tree.find(key, ORDER).map(PersistentTree.Branch::value);
  }

  @Override
  public TreeValue insert(Value key, Value value) {
    ValueOrder.compare(key, key);
    return new TreeValue(tree.insert(key, value, ORDER));
  }

  @Override
  public TreeValue remove(Value key) {
    return new TreeValue(tree.remove(key, ORDER));
  }

  @Override
  public TreeValue cleared() {
    return EMPTY;
  }

  @Override
  public List<Entry> entries() {
    List<Entry> all = new ArrayList<>(size());
    tree.forEach(b -> all.add(new Entry(b.key(), b.value())));
    return all;
  }

  @Override
  public int size() {
    return tree.size();
  }

  Optional<Entry> first() {
    return tree.first().map(TreeValue::entry);
  }

  Optional<Entry> last() {
    return tree.last().map(TreeValue::entry);
  }

  Optional<Entry> floor(Value key) {
    return tree.floor(key, ORDER).map(TreeValue::entry);
  }

  Optional<Entry> ceiling(Value key) {
    return tree.ceiling(key, ORDER).map(TreeValue::entry);
  }

  private static Entry entry(PersistentTree.Branch<Value, Value> branch) {
    return new Entry(branch.key(), branch.value());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeValue map && entries().equals(map.entries());
  }

  @Override
  public int hashCode() {
    return entries().hashCode();
  }

  @Override
  public String toString() {
    return ValueText.show(this);
  }
}
