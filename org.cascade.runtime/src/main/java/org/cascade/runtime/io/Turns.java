package org.cascade.runtime.io;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/**
 * How threads keep out of each other's way, and wait for each other.
 *
 * <p>A plain monitor may be held shortly, for what uses no door to the outside and no other lock.
 * All else takes a lock from here, so that a simulated machine can choose who goes on.
 */
public interface Turns {
  /** A lock that may be held while files are used or others are waited for. */
  Lock newLock();

  /**
   * Waits for {@link #wake}, and may return before. The object's monitor is held, but not while
   * waiting.
   */
  void await(Object monitor) throws InterruptedException;

  /**
   * Waits until something is so, which others tell of by {@link #wake}; the object's monitor is
   * held. A thread that is interrupted waits on, and is interrupted afterwards.
   */
  default void awaitUntil(Object monitor, BooleanSupplier isSo) {
    boolean interrupted = false;
    while (!isSo.getAsBoolean()) {
      try {
        await(monitor);
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for a signal, and may return before. The condition's lock, which is from here, is held; a
   * thread that is interrupted waits on.
   */
  default void awaitSignal(Condition signal) {
    signal.awaitUninterruptibly();
  }

  /** Lets all go on who wait; the object's monitor is held. */
  void wake(Object monitor);
}
