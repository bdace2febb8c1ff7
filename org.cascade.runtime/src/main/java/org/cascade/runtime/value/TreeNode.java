package org.cascade.runtime.value;

import java.util.ArrayList;
import java.util.List;

/**
 * A node of the tree behind a {@link TreeArray}: a B+ tree without keys, found by position.
 *
 * <p>All leaves have the same depth, and all nodes below the root are at least half full, which
 * keeps the height logarithmic. Leaves may be views of a larger array, which they keep alive.
 */
sealed interface TreeNode<T> permits Flat, TreeNode.Branch {
  /** Children of a branch at most. */
  int MAX_CHILDREN = 32;

  /** The distance to the leaves. */
  int height();

  /** The number of elements below. */
  int count();

  /** A branch; {@code ends[i]} is the number of elements in its children up to the i-th. */
  record Branch<T>(List<TreeNode<T>> children, int[] ends, int height) implements TreeNode<T> {
    static <T> Branch<T> of(List<TreeNode<T>> children) {
      int[] ends = new int[children.size()];
      int end = 0;
      for (int i = 0; i < ends.length; i++) {
        end += children.get(i).count();
        ends[i] = end;
      }
      return new Branch<>(children, ends, children.get(0).height() + 1);
    }

    @Override
    public int count() {
      return ends[ends.length - 1];
    }

    /** The child that has the element; a full tree has it at the first place looked at. */
    int childAt(int index) {
      int child = Math.min(ends.length - 1, (int) ((long) index >>> (6 + 5 * (height - 1))));
      while (ends[child] <= index) {
        child++;
      }
      return child;
    }

    int start(int child) {
      return child == 0 ? 0 : ends[child - 1];
    }
  }

  /** The element at an index that is known to be inside. */
  default T find(int index) {
    TreeNode<T> node = this;
    int rest = index;
    while (node instanceof Branch<T> branch) {
      int child = branch.childAt(rest);
      rest -= branch.start(child);
      node = branch.children().get(child);
    }
    return ((Flat<T>) node).element(rest);
  }

  /** The leaf that has the element. */
  default Flat<T> leaf(int index) {
    return switch (this) {
      case Flat<T> leaf -> leaf;
      case Branch<T> branch -> {
        int at = branch.childAt(index);
        yield branch.children().get(at).leaf(index - branch.start(at));
      }
    };
  }

  /** The index of the first element of the leaf that has the element. */
  default int leafStart(int index) {
    return switch (this) {
      case Flat<T> leaf -> 0;
      case Branch<T> branch -> {
        int at = branch.childAt(index);
        int start = branch.start(at);
        yield start + branch.children().get(at).leafStart(index - start);
      }
    };
  }

  /** With another leaf of the same size in place of the one that has the element. */
  default TreeNode<T> withLeaf(int index, Flat<T> leaf) {
    return switch (this) {
      case Flat<T> old -> leaf;
      case Branch<T> branch -> {
        int at = branch.childAt(index);
        var children = new ArrayList<>(branch.children());
        children.set(at, children.get(at).withLeaf(index - branch.start(at), leaf));
        yield new Branch<>(children, branch.ends(), branch.height());
      }
    };
  }

  default TreeNode<T> put(int index, T element) {
    return switch (this) {
      case Flat<T> leaf -> leaf.with(index, element);
      case Branch<T> branch -> {
        int at = branch.childAt(index);
        var children = new ArrayList<>(branch.children());
        children.set(at, children.get(at).put(index - branch.start(at), element));
        yield new Branch<>(children, branch.ends(), branch.height());
      }
    };
  }

  /** The elements from {@code from} to {@code to}, at least one. */
  default TreeNode<T> part(int from, int to) {
    if (from == 0 && to == count()) {
      return this;
    }
    return switch (this) {
      case Flat<T> leaf -> leaf.cut(from, to);
      case Branch<T> branch -> {
        int first = branch.childAt(from);
        int last = branch.childAt(to - 1);
        TreeNode<T> left = branch.children().get(first);
        int leftStart = branch.start(first);
        if (first == last) {
          yield left.part(from - leftStart, to - leftStart);
        }
        TreeNode<T> result = left.part(from - leftStart, left.count());
        if (last - first > 1) {
          result = join(result, root(List.copyOf(branch.children().subList(first + 1, last))));
        }
        TreeNode<T> right = branch.children().get(last);
        yield join(result, right.part(0, to - branch.start(last)));
      }
    };
  }

  /** A flat array cut into leaves that are views of it. */
  static <T> TreeNode<T> of(Flat<T> flat) {
    var level = new ArrayList<TreeNode<T>>();
    int start = 0;
    for (int end : Grouping.ends(flat.size(), Flat.MAX_LEAF)) {
      level.add(flat.view(start, end));
      start = end;
    }
    return root(level);
  }

  /** The tree over nodes of one height. */
  private static <T> TreeNode<T> root(List<TreeNode<T>> nodes) {
    List<TreeNode<T>> level = nodes;
    while (level.size() > 1) {
      level = branches(level);
    }
    return level.get(0);
  }

  private static <T> List<TreeNode<T>> branches(List<TreeNode<T>> children) {
    var branches = new ArrayList<TreeNode<T>>();
    int start = 0;
    for (int end : Grouping.ends(children.size(), MAX_CHILDREN)) {
      branches.add(Branch.of(new ArrayList<>(children.subList(start, end))));
      start = end;
    }
    return branches;
  }

  /** The elements of two trees; takes time in the height of the higher one. */
  static <T> TreeNode<T> join(TreeNode<T> a, TreeNode<T> b) {
    if (a.count() == 0 || b.count() == 0) {
      return a.count() == 0 ? b : a;
    }
    return root(merge(a, b));
  }

  /** One or two nodes, of the height of the higher tree, with the elements of both. */
  private static <T> List<TreeNode<T>> merge(TreeNode<T> a, TreeNode<T> b) {
    if (a instanceof Flat<T> left && b instanceof Flat<T> right) {
      return mergeLeaves(left, right);
    }
    var children = new ArrayList<TreeNode<T>>();
    if (a.height() > b.height() && a instanceof Branch<T> high) {
      int last = high.children().size() - 1;
      children.addAll(high.children().subList(0, last));
      children.addAll(merge(high.children().get(last), b));
    } else if (b.height() > a.height() && b instanceof Branch<T> high) {
      children.addAll(merge(a, high.children().get(0)));
      children.addAll(high.children().subList(1, high.children().size()));
    } else if (a instanceof Branch<T> left && b instanceof Branch<T> right) {
      children.addAll(left.children());
      children.addAll(right.children());
    }
    return branches(children);
  }

  private static <T> List<TreeNode<T>> mergeLeaves(Flat<T> a, Flat<T> b) {
    int half = Flat.MAX_LEAF / 2;
    if (a.size() >= half && b.size() >= half) {
      return List.of(a, b);
    }
    Flat<T> both = Flat.joined(a, b);
    if (both.size() <= Flat.MAX_LEAF) {
      return List.of(both);
    }
    int middle = both.size() / 2;
    return List.of(both.view(0, middle), both.view(middle, both.size()));
  }
}
