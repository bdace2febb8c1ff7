package org.cascade.lang.query;

import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreRewrite;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;

/** What a step does with a row: an expression over it. */
record Function(Local row, Core body) {
  /** The expression for another name of the row, or for a pair that is the row. */
  Core of(Core value) {
    Core replaced = CoreRewrite.substitute(body, row, value);
    return value instanceof Core.TupleOf ? withoutPairs(replaced) : replaced;
  }

  /** {@code (a, b).0} is {@code a}. */
  private static Core withoutPairs(Core core) {
    Core inner = CoreRewrite.children(core, Function::withoutPairs);
    return inner instanceof Core.TupleItem item && item.target() instanceof Core.TupleOf tuple
        ? tuple.items().get(item.index())
        : inner;
  }

  /** Whether it looks at the items of a row that is a pair, and never at the pair. */
  boolean usesItemsOnly() {
    return usesItemsOnly(body);
  }

  private boolean usesItemsOnly(Core core) {
    if (core instanceof Core.TupleItem item && item.target() instanceof Core.Read) {
      return true;
    }
    boolean isRow = core instanceof Core.Read read && read.local() == row;
    return !isRow && CoreWalk.children(core).stream().allMatch(this::usesItemsOnly);
  }
}
