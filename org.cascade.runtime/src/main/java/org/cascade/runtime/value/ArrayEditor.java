package org.cascade.runtime.value;

import org.jspecify.annotations.Nullable;

/**
 * Changes an {@link Array} many times: the last elements are in a piece with room for more, and the
 * piece that was changed last is changed in place as long as changes stay in it.
 */
public final class ArrayEditor<T> implements Editor<Array<T>> {
  private TreeNode<T> root;

  /** The last elements. */
  private Flat<T> tail;

  /** Whether the room behind the tail's elements is this editor's alone. */
  private boolean ownsRoom;

  /** Whether nobody else has the tail's elements, so that these may be changed. */
  private boolean ownsTail;

  /** A leaf of the tree that nobody else has, and where it begins; null if there is none. */
  private @Nullable Flat<T> open;

  private int openFrom;

  /** What {@link #now} gave, if nothing has changed since. */
  private @Nullable Array<T> made;

  ArrayEditor(Array<T> array) {
    made = array;
    switch (array) {
      case TreeArray<T> tree -> {
        root = tree.root();
        tail = tree.tail();
      }
      case Flat<T> flat when flat.size() < Flat.MAX_LEAF -> {
        root = ObjectFlat.none();
        tail = flat;
      }
      case Flat<T> flat -> {
        root = flat.tree();
        tail = ObjectFlat.none();
      }
    }
  }

  /** {@code array.append(element)}. */
  public void append(T element) {
    if (tail.size() == Flat.MAX_LEAF) {
      Array.checkRoom(size());
      root = TreeNode.join(root, tail);
      tail = ObjectFlat.none();
      ownsRoom = false;
      open = null;
    }
    ownTail(ownsRoom);
    tail = tail.grown(element);
    made = null;
  }

  /** {@code array.set(index, element)}; aborts outside. */
  public void set(long index, T element) {
    int at = Array.checked(index, size());
    int inTail = at - root.count();
    if (inTail >= 0) {
      ownTail(ownsTail);
      tail = tail.changed(inTail, element);
    } else {
      setInTree(at, element);
    }
    made = null;
  }

  /** Copies the tail, unless it is this editor's already as far as needed. */
  private void ownTail(boolean owned) {
    if (!owned) {
      tail = tail.withRoom();
      ownsRoom = true;
      ownsTail = true;
    }
  }

  private void setInTree(int index, T element) {
    Flat<T> leaf = open;
    if (leaf == null || index < openFrom || index >= openFrom + leaf.size()) {
      openFrom = root.leafStart(index);
      leaf = root.leaf(index).copied();
      root = root.withLeaf(index, leaf);
    }
    Flat<T> changed = leaf.changed(index - openFrom, element);
    if (changed != leaf) {
      root = root.withLeaf(index, changed);
    }
    open = changed;
  }

  private int size() {
    return root.count() + tail.size();
  }

  @Override
  public Array<T> done() {
    ownsTail = false;
    open = null;
    return now();
  }

  @Override
  public Array<T> now() {
    Array<T> known = made;
    if (known == null) {
      known = root.count() == 0 ? tail : new TreeArray<>(root, tail);
      made = known;
    }
    return known;
  }
}
