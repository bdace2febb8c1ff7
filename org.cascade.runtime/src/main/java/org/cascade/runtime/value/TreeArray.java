package org.cascade.runtime.value;

import java.util.ArrayDeque;
import java.util.Iterator;

/** An array stored as a tree of small pieces, with the last few elements aside for appending. */
final class TreeArray<T> extends Array<T> {
  private final TreeNode<T> root;
  private final Flat<T> tail;

  TreeArray(TreeNode<T> root, Flat<T> tail) {
    this.root = root;
    this.tail = tail;
  }

  TreeNode<T> root() {
    return root;
  }

  Flat<T> tail() {
    return tail;
  }

  static <T> Array<T> of(TreeNode<T> root) {
    return root instanceof Flat<T> flat ? flat : new TreeArray<>(root, ObjectFlat.none());
  }

  @Override
  int size() {
    return root.count() + tail.size();
  }

  @Override
  T element(int index) {
    int inTail = index - root.count();
    return inTail >= 0 ? tail.element(inTail) : root.find(index);
  }

  @Override
  TreeNode<T> tree() {
    return TreeNode.join(root, tail);
  }

  @Override
  Flat<T> flat() {
    var out = new ArrayBuilder<T>(size());
    for (Flat<T> leaf : leaves()) {
      for (int i = 0; i < leaf.size(); i++) {
        out.add(leaf.element(i));
      }
    }
    return out.buildFlat();
  }

  @Override
  public Array<T> append(T element) {
    if (tail.size() < Flat.MAX_LEAF) {
      return new TreeArray<>(root, tail.plus(element));
    }
    checkRoom(size());
    return new TreeArray<>(tree(), ObjectFlat.<T>none().plus(element));
  }

  @Override
  Array<T> replaced(int index, T element) {
    int inTail = index - root.count();
    return inTail >= 0
        ? new TreeArray<>(root, tail.with(inTail, element))
        : new TreeArray<>(root.put(index, element), tail);
  }

  @Override
  Array<T> cut(int from, int to) {
    return from == to ? ObjectFlat.none() : of(tree().part(from, to));
  }

  @Override
  public Iterator<T> iterator() {
    return new ElementIterator<>(leaves().iterator());
  }

  @Override
  Iterable<Flat<T>> leaves() {
    return () -> new LeafIterator<>(root, tail);
  }

  /** Walks the leaves from left to right; what is still to be visited is on a stack. */
  private static final class LeafIterator<T> implements Iterator<Flat<T>> {
    private final ArrayDeque<TreeNode<T>> pending = new ArrayDeque<>();

    LeafIterator(TreeNode<T> root, Flat<T> tail) {
      if (tail.size() > 0) {
        pending.push(tail);
      }
      pending.push(root);
    }

    @Override
    public boolean hasNext() {
      return !pending.isEmpty();
    }

    @Override
    public Flat<T> next() {
      while (true) {
        switch (pending.pop()) {
          case Flat<T> leaf -> {
            return leaf;
          }
          case TreeNode.Branch<T> branch -> branch.children().reversed().forEach(pending::push);
        }
      }
    }
  }
}
