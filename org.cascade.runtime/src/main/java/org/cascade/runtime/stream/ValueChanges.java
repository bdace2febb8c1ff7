package org.cascade.runtime.stream;

import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Assigned;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Changes;
import org.cascade.runtime.value.Map;
import org.cascade.runtime.value.Set;

/** The changes from one value of a state to the next: of its entries, or of all of it. */
final class ValueChanges {
  private ValueChanges() {}

  @SuppressWarnings("unchecked") // two values of one state are of one type
  static Array<?> between(Object before, Object after) {
    if (before instanceof BTree<?, ?> a && after instanceof BTree<?, ?> b) {
      return Changes.between((BTree<Object, Object>) a, (BTree<Object, Object>) b);
    }
    if (before instanceof Map<?, ?> a && after instanceof Map<?, ?> b) {
      return Changes.between((Map<Object, Object>) a, (Map<Object, Object>) b);
    }
    if (before instanceof Set<?> a && after instanceof Set<?> b) {
      return Changes.between((Set<Object>) a, (Set<Object>) b);
    }
    if (before instanceof Array<?> a && after instanceof Array<?> b) {
      return Changes.between((Array<Object>) a, (Array<Object>) b);
    }
    return before.equals(after) ? Array.empty() : Array.of(new Assigned<>(before, after));
  }
}
