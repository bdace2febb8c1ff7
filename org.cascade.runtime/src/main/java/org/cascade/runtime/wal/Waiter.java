package org.cascade.runtime.wal;

import org.cascade.runtime.io.Turns;

/** A thread that waits until the log is safe up to some record, or until it is to write it. */
final class Waiter {
  private final long number;
  private final boolean sync;
  private boolean woken;

  /** Whether this thread is the one that writes; changed under the log's monitor. */
  volatile boolean writes;

  /** For all up to a record to be written; and, if {@code sync}, synced. */
  Waiter(long number, boolean sync) {
    this.number = number;
    this.sync = sync;
  }

  boolean sync() {
    return sync;
  }

  /** Whether it has what it waits for. */
  boolean isSafe(long written, long durable) {
    return (sync ? durable : written) >= number;
  }

  void await(Turns turns) {
    if (!writes) {
      awaitWaking(turns);
    }
  }

  private synchronized void awaitWaking(Turns turns) {
    turns.awaitUntil(this, () -> woken);
  }

  synchronized void wake(Turns turns) {
    woken = true;
    turns.wake(this);
  }
}
