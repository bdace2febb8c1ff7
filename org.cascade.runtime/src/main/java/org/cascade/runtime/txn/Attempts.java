package org.cascade.runtime.txn;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.cascade.runtime.io.Chance;
import org.cascade.runtime.io.TimeSource;

/** The attempts at one transaction so far: when to stop, and when it has to win. */
final class Attempts {
  private static final long FIRST_PAUSE_NANOS = 20_000;
  private static final int MAX_PAUSE_DOUBLINGS = 6;

  /** After so many lost attempts it is asked who writes what is in the way. */
  private static final int LOST_BEFORE_ASKING = 2;

  private final Operation operation;
  private final IsolationOptions options;
  private final long startNanos;
  private int lost;
  private boolean needsToken;

  Attempts(Operation operation, IsolationOptions options, long startNanos) {
    this.operation = operation;
    this.options = options;
    this.startNanos = startNanos;
  }

  long startNanos() {
    return startNanos;
  }

  long deadlineNanos() {
    return startNanos + options.transactionTimeout().toNanos();
  }

  Duration timeout() {
    return options.transactionTimeout();
  }

  int lost() {
    return lost;
  }

  /** Whether the next attempt is to hold the token, and so must win. */
  boolean needsToken() {
    return needsToken || lost >= options.attemptsBeforeToken();
  }

  /** Counts a lost attempt, and waits for what it lost to. */
  void lostTo(
      Conflict conflict, CommitTarget target, Monitor monitor, TimeSource time, Chance chance) {
    lost++;
    needsToken |= conflict.needsToken;
    BooleanSupplier mayStart =
        () -> {
          target.checkUsable();
          return conflict.ready.getAsBoolean();
        };
    monitor.locked(() -> {
      boolean ready = monitor.await(mayStart, deadlineNanos());
      if (!ready || monitor.nanos() - deadlineNanos() >= 0) {
        throw TimeOut.of(operation, this, conflict.obstacle);
      }
      if (lost >= LOST_BEFORE_ASKING && conflict.obstacle instanceof Obstacle.Changed changed) {
        changed.cell().writerAsked = true;
      }
    });
    if (conflict.holder == null && !needsToken()) {
      int doublings = Math.min(lost, MAX_PAUSE_DOUBLINGS);
      time.pause(chance.below(FIRST_PAUSE_NANOS << doublings));
    }
  }
}
