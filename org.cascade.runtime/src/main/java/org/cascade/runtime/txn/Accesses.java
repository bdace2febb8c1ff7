package org.cascade.runtime.txn;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.cascade.runtime.value.Editor;
import org.jspecify.annotations.Nullable;

/** The cells that one transaction read or wrote: mostly few, and looked up at each step. */
final class Accesses {
  private static final int FEW = 8;
  private static final int FEWEST = 2;

  private Access[] all = new Access[FEWEST];
  private int count;

  /** All of them by cell, once they are more than a few. */
  private @Nullable Map<Cell, Access> byCell;

  /** What a transaction did with one cell. */
  static final class Access {
    final Cell cell;

    /** Whether the value as of the transaction's snapshot was used. */
    boolean read;

    /** What was written last, if anything. */
    @Nullable Written written;

    Access(Cell cell) {
      this.cell = cell;
    }
  }

  /** The value a cell got, or the editor that is making it, and in which scope. */
  record Written(Object content, long scope) {
    /** The value, which does not change any more. */
    Object value() {
      return content instanceof Editor<?> editor ? editor.done() : content;
    }

    /** The value, which may change with what is written next. */
    Object now() {
      return content instanceof Editor<?> editor ? editor.now() : content;
    }
  }

  int count() {
    return count;
  }

  Access get(int index) {
    return all[index];
  }

  @Nullable Access find(Cell cell) {
    if (byCell != null) {
      return byCell.get(cell);
    }
    for (int i = 0; i < count; i++) {
      if (all[i].cell == cell) {
        return all[i];
      }
    }
    return null;
  }

  /** What is noted of a cell, noted now if nothing was. */
  Access of(Cell cell) {
    Access known = find(cell);
    if (known != null) {
      return known;
    }
    if (count == all.length) {
      all = Arrays.copyOf(all, 2 * count);
    }
    Access added = new Access(cell);
    all[count++] = added;
    if (byCell != null) {
      byCell.put(cell, added);
    } else if (count > FEW) {
      byCell = indexed();
    }
    return added;
  }

  private Map<Cell, Access> indexed() {
    Map<Cell, Access> index = new IdentityHashMap<>();
    for (int i = 0; i < count; i++) {
      index.put(all[i].cell, all[i]);
    }
    return index;
  }
}
