package org.cascade.runtime.wal;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.io.Io;
import org.jspecify.annotations.Nullable;

/** A thread that waits until the log is safe up to some record, or until it is to write it. */
final class Waiter {
  private final long number;
  private final boolean sync;
  private final Io io;

  /** Only for who has to wait: a thread alone writes at once. */
  private @Nullable Place place;

  private boolean woken;
  private boolean interrupted;

  /** Whether this thread is the one that writes; guarded by the log's monitor, as is the next. */
  boolean writes;

  /** When this thread writes, if nobody has begun to by then; 0 if that is not up to it. */
  long writesAt;

  /** For all up to a record to be written; and, if {@code sync}, synced. */
  Waiter(long number, boolean sync, Io io) {
    this.number = number;
    this.sync = sync;
    this.io = io;
  }

  /** Where a thread waits. */
  private record Place(Lock lock, Condition waking) {}

  /** To be called before it waits, and before another thread can see it. */
  void prepareToWait() {
    Lock lock = io.turns().newLock();
    place = new Place(lock, lock.newCondition());
  }

  private Place place() {
    Place prepared = place;
    if (prepared == null) {
      throw new CascadeBugException("a thread waits for the log that was to write it");
    }
    return prepared;
  }

  boolean sync() {
    return sync;
  }

  /** Whether it has what it waits for. */
  boolean isSafe(long written, long durable) {
    return (sync ? durable : written) >= number;
  }

  /**
   * Returns after {@link #wake}, and perhaps before; after so many nanoseconds at most, if they are
   * more than 0. A thread that is interrupted waits on.
   */
  void await(long nanos) {
    Lock lock = place().lock();
    lock.lock();
    try {
      if (nanos > 0 && !woken) {
        io.time().await(place().waking(), nanos);
      }
      while (nanos == 0 && !woken) {
        io.turns().awaitSignal(place().waking());
      }
      woken = false;
    } catch (InterruptedException later) {
      interrupted = true;
    } finally {
      lock.unlock();
    }
  }

  void wake() {
    Lock lock = place().lock();
    lock.lock();
    try {
      woken = true;
      place().waking().signal();
    } finally {
      lock.unlock();
    }
  }

  /** To be called when all waiting is over. */
  void end() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
