package org.cascade.runtime.txn;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a thread is in the middle of: a transaction, a snapshot, or neither. */
final class Current {
  private static final ThreadLocal<Current> THREAD = ThreadLocal.withInitial(Current::new);

  @Nullable Transaction transaction;
  @Nullable Snapshot snapshot;

  /** The isolation that the transaction or snapshot belongs to. */
  @Nullable Isolation isolation;

  /** Whether a subscriber is running: then events of new commits come after those in progress. */
  boolean delivering;

  /** Collects the cells that are read, where somebody wants to know. */
  @Nullable Set<Cell> recording;

  static Current get() {
    return THREAD.get();
  }

  /** Runs something in another setting, and puts back the present one. */
  void within(Current setting, Runnable action) {
    var saved = new Current();
    saved.copy(this);
    copy(setting);
    try {
      action.run();
    } finally {
      copy(saved);
    }
  }

  private void copy(Current other) {
    transaction = other.transaction;
    snapshot = other.snapshot;
    isolation = other.isolation;
    delivering = other.delivering;
    recording = other.recording;
  }
}
