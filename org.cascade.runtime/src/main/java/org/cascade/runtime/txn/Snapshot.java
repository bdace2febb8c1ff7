package org.cascade.runtime.txn;

import java.util.Map;

/**
 * A point in the order of commits, as of which state is read.
 *
 * <p>While it is open, no version that it sees is forgotten.
 */
public final class Snapshot {
  /** 0 until it is known, which keeps everything; moves forward only. */
  volatile long number;

  /** Whether transactions may be started on their own by code that reads this snapshot. */
  final boolean ownTransactions;

  /** Values that are seen in place of the committed ones. */
  final Map<Cell, Object> overlay;

  Snapshot(boolean ownTransactions, Map<Cell, Object> overlay) {
    this.ownTransactions = ownTransactions;
    this.overlay = overlay;
  }

  Object read(Cell cell) {
    if (!overlay.isEmpty()) {
      Object covered = overlay.get(cell);
      if (covered != null) {
        return covered;
      }
    }
    return cell.at(number);
  }
}
