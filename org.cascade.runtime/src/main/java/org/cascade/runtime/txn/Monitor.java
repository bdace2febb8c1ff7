package org.cascade.runtime.txn;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.io.TimeSource;
import org.cascade.runtime.io.Turns;

/** The one lock of the embedded engine: held shortly, never while a program's code runs. */
final class Monitor {
  private static final long LONGEST_WAIT_NANOS = 5_000_000;

  private final Lock lock;
  private final Condition changed;
  private final TimeSource time;

  Monitor(TimeSource time, Turns turns) {
    this.time = time;
    this.lock = turns.newLock();
    this.changed = lock.newCondition();
  }

  <R> R locked(Supplier<R> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  /** Wakes all who wait for something under this lock. */
  void signal() {
    changed.signalAll();
  }

  long nanos() {
    return time.steadyNanos();
  }

  /**
   * Waits, letting others in, until {@code ready}; false if the deadline passes first. Time itself
   * can make it ready, so it is asked again every few milliseconds.
   */
  boolean await(BooleanSupplier ready, long deadlineNanos) {
    while (!ready.getAsBoolean()) {
      long left = deadlineNanos - nanos();
      if (left <= 0) {
        return false;
      }
      try {
        time.await(changed, Math.min(left, LONGEST_WAIT_NANOS));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new OperationException.TimedOut(
            "The thread was interrupted while its transaction waited for another one.");
      }
    }
    return true;
  }
}
