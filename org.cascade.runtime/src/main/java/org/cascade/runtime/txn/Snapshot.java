package org.cascade.runtime.txn;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A point in the order of commits, as of which state is read. Used by one thread.
 *
 * <p>While it is open, no version that it sees is forgotten. It sees commits that may not have
 * reached the disk yet; {@link #newestRead} tells for what to wait before an answer is given.
 */
public final class Snapshot {
  /**
   * 0 until it is known, which keeps everything; moves forward only, so that another thread that
   * sees an older one keeps more.
   */
  long number;

  /** The newest commit whose values were read; 0 if there is none. */
  long newestRead;

  /** Whether transactions may be started on their own by code that reads this snapshot. */
  final boolean ownTransactions;

  /** Values that are seen in place of the committed ones. */
  final Map<Cell, Object> overlay;

  /** The pin of the thread, if this is its outermost snapshot. */
  final @Nullable Pin pin;

  Snapshot(boolean ownTransactions, Map<Cell, Object> overlay, @Nullable Pin pin) {
    this.ownTransactions = ownTransactions;
    this.overlay = overlay;
    this.pin = pin;
  }

  Object read(Cell cell) {
    if (!overlay.isEmpty()) {
      Object covered = overlay.get(cell);
      if (covered != null) {
        return covered;
      }
    }
    return committed(cell);
  }

  /** What {@link #read} gives, without a trace of its having been read. */
  Object seen(Cell cell) {
    Object covered = overlay.get(cell);
    Cell.Version version = cell.versionAt(number);
    return covered != null ? covered : version == null ? Cell.UNSET : version.value;
  }

  /** The committed value of a cell, or {@link Cell#UNSET}. */
  Object committed(Cell cell) {
    Cell.Version version = cell.versionAt(number);
    if (version == null) {
      return Cell.UNSET;
    }
    newestRead = Math.max(newestRead, version.number);
    return version.value;
  }

  /** Sees all commits up to another number; never fewer than before. */
  void moveTo(long later) {
    number = Math.max(number, later);
    if (pin != null) {
      pin.keepFrom(number);
    }
  }
}
