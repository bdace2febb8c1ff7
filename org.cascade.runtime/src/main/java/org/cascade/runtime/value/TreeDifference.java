package org.cascade.runtime.value;

import java.util.ArrayDeque;

/**
 * Compares two versions of a {@link BTree} by walking both at once and leaving out what they share.
 *
 * <p>What is still to be visited of each is a stack of nodes, the next on top. Equal tops are one
 * shared subtree and are dropped whole; else the entries at the front are compared, and a branch is
 * opened only where a difference may lie in it. So the time depends on the number of differences.
 */
final class TreeDifference<K, V> {
  private final Side<K, V> before;
  private final Side<K, V> after;
  private final ArrayBuilder<Change<K, V>> changes = new ArrayBuilder<>();

  private TreeDifference(BTree<K, V> before, BTree<K, V> after) {
    this.before = new Side<>(before.root());
    this.after = new Side<>(after.root());
  }

  /** The changes that lead from one tree to the other, in the order of the keys. */
  static <K, V> Array<Change<K, V>> between(BTree<K, V> before, BTree<K, V> after) {
    var difference = new TreeDifference<>(before, after);
    while (!difference.before.isEmpty() || !difference.after.isEmpty()) {
      difference.step();
    }
    return difference.changes.build();
  }

  private void step() {
    if (before.isEmpty() || after.isEmpty()) {
      takeFrom(before.isEmpty() ? 1 : -1);
      return;
    }
    if (before.sameNode(after)) {
      before.drop();
      after.drop();
      return;
    }
    int order = Ordering.compare(before.firstKey(), after.firstKey());
    if (order != 0) {
      takeFrom(order);
    } else if (before.height() == 0 && after.height() == 0) {
      compareEntries();
    } else {
      openHigher();
    }
  }

  /** What is at the front of one side only was removed, or inserted. */
  private void takeFrom(int order) {
    Side<K, V> side = order < 0 ? before : after;
    if (side.height() > 0) {
      side.open();
      return;
    }
    Tuple2<K, V> entry = side.next();
    changes.add(
        order < 0
            ? new Change.Removed<>(entry.a0(), entry.a1())
            : new Change.Inserted<>(entry.a0(), entry.a1()));
  }

  private void compareEntries() {
    Tuple2<K, V> old = before.next();
    Tuple2<K, V> now = after.next();
    if (old.a1() != now.a1() && !old.a1().equals(now.a1())) {
      changes.add(new Change.Updated<>(now.a0(), old.a1(), now.a1()));
    }
  }

  private void openHigher() {
    int difference = before.height() - after.height();
    if (difference >= 0) {
      before.open();
    }
    if (difference <= 0) {
      after.open();
    }
  }

  /** What is left to visit of one tree. */
  private static final class Side<K, V> {
    private final ArrayDeque<BTreeNode<K, V>> pending = new ArrayDeque<>();

    /** Entries of the leaf on top that have been visited. */
    private int visited;

    Side(BTreeNode<K, V> root) {
      if (root.count() > 0) {
        pending.push(root);
      }
    }

    boolean isEmpty() {
      return pending.isEmpty();
    }

    private BTreeNode<K, V> top() {
      return pending.element();
    }

    boolean sameNode(Side<K, V> other) {
      return visited == 0 && other.visited == 0 && BTreeNode.same(top(), other.top());
    }

    int height() {
      return top().height();
    }

    Object firstKey() {
      return visited == 0 ? top().firstKey() : top().keys().get(visited);
    }

    void drop() {
      pending.pop();
      visited = 0;
    }

    void open() {
      if (pending.pop() instanceof BTreeNode.Branch<K, V> branch) {
        branch.children().reversed().forEach(pending::push);
      }
    }

    Tuple2<K, V> next() {
      Tuple2<K, V> entry = BTreeNode.leaf(top()).entry(visited++);
      if (visited == top().width()) {
        drop();
      }
      return entry;
    }
  }
}
