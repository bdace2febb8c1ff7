package org.cascade.runtime.value;

import java.util.Iterator;

/**
 * At which indexes two arrays have different elements. What they share is skipped: as long as one
 * came from the other by appending and setting, only the nodes that were made for that are seen.
 */
final class ArrayDifference<T> {
  /** So many elements are looked up one by one, as those of tails are. */
  private static final int FEW = 4 * Flat.MAX_LEAF;

  private final ArrayBuilder<Change<Long, T>> out = new ArrayBuilder<>();

  private ArrayDifference() {}

  static <T> Array<Change<Long, T>> between(Array<T> before, Array<T> after) {
    var difference = new ArrayDifference<T>();
    if (before != after) {
      difference.compare(before, after);
    }
    return difference.out.build();
  }

  private void compare(Array<T> before, Array<T> after) {
    int common = Math.min(before.size(), after.size());
    int compared = compare(nodes(before), nodes(after), 0);
    if (common - compared > FEW) {
      compareLeaves(before, after, compared, common);
    } else {
      for (int i = compared; i < common; i++) {
        compareElements(i, before.element(i), after.element(i));
      }
    }
    for (int i = common; i < after.size(); i++) {
      out.add(new Change.Inserted<>((long) i, after.element(i)));
    }
    for (int i = common; i < before.size(); i++) {
      out.add(new Change.Removed<>((long) i, before.element(i)));
    }
  }

  /** The nodes of an array without its tail. */
  private TreeNode<T> nodes(Array<T> array) {
    return switch (array) {
      case TreeArray<T> tree -> tree.root();
      case Flat<T> flat -> flat;
    };
  }

  /** Compares two nodes that begin at the same index; gives the index up to which it came. */
  private int compare(TreeNode<T> a, TreeNode<T> b, int start) {
    if (a == b) {
      return start + a.count();
    }
    if (a instanceof TreeNode.Branch<T> x && b instanceof TreeNode.Branch<T> y) {
      if (x.height() == y.height()) {
        return compareChildren(x, y, start);
      }
      return x.height() > y.height()
          ? compare(x.children().getFirst(), b, start)
          : compare(a, y.children().getFirst(), start);
    }
    if (a instanceof TreeNode.Branch<T> x) {
      return compare(x.children().getFirst(), b, start);
    }
    if (b instanceof TreeNode.Branch<T> y) {
      return compare(a, y.children().getFirst(), start);
    }
    int common = Math.min(a.count(), b.count());
    for (int i = 0; i < common; i++) {
      compareElements(start + i, a.find(i), b.find(i));
    }
    return start + common;
  }

  /** As long as they begin at the same indexes. */
  private int compareChildren(TreeNode.Branch<T> a, TreeNode.Branch<T> b, int start) {
    int reached = start;
    int common = Math.min(a.children().size(), b.children().size());
    for (int i = 0; i < common; i++) {
      reached = compare(a.children().get(i), b.children().get(i), start + a.start(i));
      if (a.start(i + 1) != b.start(i + 1) || reached != start + a.start(i + 1)) {
        break;
      }
    }
    return reached;
  }

  /** Leaf by leaf, whatever nodes they are in. */
  private void compareLeaves(Array<T> before, Array<T> after, int from, int to) {
    Iterator<Flat<T>> old = before.leaves().iterator();
    Iterator<Flat<T>> now = after.leaves().iterator();
    Flat<T> oldLeaf = ObjectFlat.none();
    Flat<T> nowLeaf = ObjectFlat.none();
    int oldStart = 0;
    int nowStart = 0;
    int i = from;
    while (i < to) {
      while (i >= oldStart + oldLeaf.size()) {
        oldStart += oldLeaf.size();
        oldLeaf = old.next();
      }
      while (i >= nowStart + nowLeaf.size()) {
        nowStart += nowLeaf.size();
        nowLeaf = now.next();
      }
      if (oldLeaf == nowLeaf && oldStart == nowStart) {
        i = oldStart + oldLeaf.size();
      } else {
        compareElements(i, oldLeaf.element(i - oldStart), nowLeaf.element(i - nowStart));
        i++;
      }
    }
  }

  private void compareElements(long index, T a, T b) {
    if (!a.equals(b)) {
      out.add(new Change.Updated<>(index, a, b));
    }
  }
}
