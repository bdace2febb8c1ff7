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
    } else if (before.height() == after.height()) {
      compareTops();
    } else {
      openHigher();
    }
  }

  /**
   * Two nodes that share their keys differ place by place, which is how an update leaves them: then
   * what is the same need not be visited.
   */
  private void compareTops() {
    if (before.top().height() > 0) {
      if (!before.openBeside(after)) {
        openHigher();
      }
    } else if (before.visited == 0 && after.visited == 0) {
      compareLeaves(before.leaf(), after.leaf());
    } else {
      compareEntries();
    }
  }

  private void compareLeaves(BTreeNode.Leaf<K, V> old, BTreeNode.Leaf<K, V> now) {
    if (old.keys() != now.keys()) {
      compareEntries();
      return;
    }
    for (int i = 0; i < now.size(); i++) {
      if (old.value(i) != now.value(i)) {
        compare(now.key(i), old.value(i), now.value(i));
      }
    }
    before.drop();
    after.drop();
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
    compare(now.a0(), old.a1(), now.a1());
  }

  private void compare(K key, V old, V now) {
    if (old != now && !old.equals(now)) {
      changes.add(new Change.Updated<>(key, old, now));
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

    /**
     * Opens the tops of both sides, if they are branches with the same keys, and leaves out
     * children that are the same.
     */
    boolean openBeside(Side<K, V> other) {
      if (!(top() instanceof BTreeNode.Branch<K, V> mine
          && other.top() instanceof BTreeNode.Branch<K, V> others
          && mine.keys() == others.keys())) {
        return false;
      }
      pending.pop();
      other.pending.pop();
      for (int i = mine.width() - 1; i >= 0; i--) {
        if (!BTreeNode.same(mine.child(i), others.child(i))) {
          pending.push(mine.child(i));
          other.pending.push(others.child(i));
        }
      }
      return true;
    }

    BTreeNode.Leaf<K, V> leaf() {
      return BTreeNode.leaf(top());
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
