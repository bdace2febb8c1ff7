package org.cascade.runtime.txn;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The attempts at one transaction so far: when to stop, and when it has to win. */
final class Attempts {
  /** After so many lost attempts it is asked who writes what is in the way. */
  private static final int LOST_BEFORE_ASKING = 2;

  /** After so many a transaction goes first where it lost, in the order of those who do. */
  private static final int LOST_BEFORE_PRECEDENCE = 3;

  /** So long it waits for those who go first, each time; then it tries its luck. */
  private static final long MOST_PATIENCE_NANOS = 100_000_000;

  /** Or for this part of the time it has in all, if that is less. */
  private static final int PARTS_OF_PATIENCE = 16;

  /** So often a transaction lets others go first, and then no more. */
  private static final int MOST_YIELDED = 3;

  private final Operation operation;
  private final IsolationOptions options;
  private final long startNanos;
  private int lost;
  private int yielded;
  private boolean needsToken;

  /** Where it goes first, or waits for that; guarded by the monitor, and changed by its thread. */
  @Nullable SpaceCore precedesAt;

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
  void lostTo(Conflict conflict, CommitTarget target, Monitor monitor, Precedence precedence) {
    if (conflict.obstacle instanceof Obstacle.GoingFirst(SpaceCore space)) {
      yielded++;
      monitor.locked(() -> precedence.letGoFirst(space, this));
    } else {
      lost++;
    }
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
      if (conflict.obstacle instanceof Obstacle.Changed(Cell cell)) {
        lostAt(cell, precedence);
      }
    });
  }

  /** To try again at once is best, since it is over soon; unless it has been tried often. */
  private void lostAt(Cell cell, Precedence precedence) {
    if (lost >= LOST_BEFORE_ASKING) {
      cell.writerAsked = true;
    }
    if (needsToken()) {
      precedence.leave(this);
    } else if (lost >= LOST_BEFORE_PRECEDENCE) {
      precedence.await(this, cell.space());
    }
  }

  /** How long to wait at a time for those who go first, who may be waiting for this one. */
  long patienceNanos() {
    return Math.min(MOST_PATIENCE_NANOS, timeout().toNanos() / PARTS_OF_PATIENCE);
  }

  /** Whether it lets another transaction write first, where that has lost before. */
  boolean letsGoFirst(Attempts first) {
    return first != this && precedesAt == null && yielded < MOST_YIELDED;
  }
}
