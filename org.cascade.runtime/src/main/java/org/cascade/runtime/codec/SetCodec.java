package org.cascade.runtime.codec;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Change;
import org.cascade.runtime.value.Changes;
import org.cascade.runtime.value.Set;

/** A set: its elements in the order of insertion; a change is the elements that differ. */
record SetCodec<T>(Codec<T> element) implements Codec<Set<T>> {
  @Override
  public void write(Set<T> set, Output out) {
    out.writeUnsigned(set.length());
    for (T each : set) {
      element.write(each, out);
    }
  }

  @Override
  public Set<T> read(Input in) {
    int length = in.readCount(0);
    List<T> elements = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      elements.add(element.read(in));
    }
    return Set.from(elements);
  }

  /** Changes do not tell of an element that was removed and put back: then all is written. */
  @Override
  public boolean writeChange(Set<T> before, Set<T> after, Output out) {
    Array<Change<T, T>> changes = Changes.between(before, after);
    if (changes.length() > after.length() / 2 + 1) {
      return false;
    }
    Set<T> reached = before;
    for (Change<T, T> change : changes) {
      reached = apply(reached, !(change instanceof Change.Removed<T, T>), change.key());
    }
    if (!sameOrder(reached, after)) {
      return false;
    }
    out.writeUnsigned(changes.length());
    for (Change<T, T> change : changes) {
      out.writeBool(!(change instanceof Change.Removed<T, T>));
      element.write(change.key(), out);
    }
    return true;
  }

  private static <T> Set<T> apply(Set<T> set, boolean put, T each) {
    return put ? set.insert(each) : set.remove(each);
  }

  private static <T> boolean sameOrder(Set<T> a, Set<T> b) {
    Iterator<T> left = a.iterator();
    Iterator<T> right = b.iterator();
    while (left.hasNext() && right.hasNext()) {
      if (!left.next().equals(right.next())) {
        return false;
      }
    }
    return left.hasNext() == right.hasNext();
  }

  @Override
  public Set<T> readChange(Set<T> before, Input in) {
    Set<T> set = before;
    int count = in.readCount(1);
    for (int i = 0; i < count; i++) {
      boolean put = in.readBool();
      set = apply(set, put, element.read(in));
    }
    return set;
  }

  @Override
  public String schema() {
    return "Set<" + element.schema() + ">";
  }
}
