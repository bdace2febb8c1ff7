package org.cascade.runtime.value;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The elements of a sequence of flat pieces, none of which but the first may be empty. */
final class ElementIterator<T> implements Iterator<T> {
  private final Iterator<Flat<T>> leaves;
  private Flat<T> leaf = ObjectFlat.none();
  private int next;

  ElementIterator(Iterator<Flat<T>> leaves) {
    this.leaves = leaves;
    advance();
  }

  private void advance() {
    if (leaves.hasNext()) {
      leaf = leaves.next();
      next = 0;
    }
  }

  @Override
  public boolean hasNext() {
    return next < leaf.size();
  }

  @Override
  public T next() {
    if (next >= leaf.size()) {
      throw new NoSuchElementException();
    }
    T element = leaf.element(next++);
    if (next == leaf.size()) {
      advance();
    }
    return element;
  }
}
