package org.cascade.runtime.txn;

import java.util.function.BooleanSupplier;
import org.cascade.runtime.io.Chance;
import org.cascade.runtime.io.TimeSource;

/** The attempts at one transaction so far: when to stop, and when it has to win. */
final class Attempts {
  private static final long FIRST_PAUSE_NANOS = 20_000;
  private static final int MAX_PAUSE_DOUBLINGS = 6;

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
    boolean ready = monitor.locked(() -> monitor.await(mayStart, deadlineNanos()));
    if (!ready || monitor.nanos() - deadlineNanos() >= 0) {
      throw Ownership.timedOut(operation, "because " + conflict.obstacle);
    }
    if (conflict.holder == null && !needsToken()) {
      int doublings = Math.min(lost, MAX_PAUSE_DOUBLINGS);
      time.pause(chance.below(FIRST_PAUSE_NANOS << doublings));
    }
  }
}
