package org.cascade.runtime.txn;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a thread is in the middle of: a transaction, a snapshot, or neither. */
final class Current {
  private static final ThreadLocal<Current> THREAD = ThreadLocal.withInitial(Current::new);
  private static final AtomicLong NEXT_SCOPES = new AtomicLong();
  private static final int SCOPES_AT_ONCE = 1 << 12;

  private Setting setting = Setting.NONE;
  private long lastScope;
  private long lastScopeTaken;
  private @Nullable Versions pinnedIn;
  private @Nullable Pin pin;

  /**
   * What code runs in.
   *
   * @param isolation the isolation that the transaction or snapshot belongs to
   * @param delivering whether a subscriber is running: then events of new commits come after those
   *     in progress
   * @param recording collects the cells that are read, where somebody wants to know
   */
  record Setting(
      @Nullable Isolation isolation,
      @Nullable Transaction transaction,
      @Nullable Snapshot snapshot,
      boolean delivering,
      @Nullable Set<Cell> recording) {
    static final Setting NONE = new Setting(null, null, null, false, null);

    /** In no transaction, and with new events kept for later or not. */
    static Setting apart(boolean delivering) {
      return new Setting(null, null, null, delivering, null);
    }

    Setting in(Isolation owner, Transaction of) {
      return new Setting(owner, of, null, delivering, null);
    }

    Setting on(Isolation owner, Snapshot of) {
      return new Setting(owner, null, of, delivering, null);
    }
  }

  static Current get() {
    return THREAD.get();
  }

  Setting setting() {
    return setting;
  }

  /** Runs something in another setting, and puts back the present one. */
  <R> R within(Setting other, Supplier<R> body) {
    Setting before = setting;
    setting = other;
    try {
      return body.get();
    } finally {
      setting = before;
    }
  }

  /** Differs from all others of any thread. */
  long newScope() {
    if (lastScope == lastScopeTaken) {
      lastScopeTaken = NEXT_SCOPES.addAndGet(SCOPES_AT_ONCE);
      lastScope = lastScopeTaken - SCOPES_AT_ONCE;
    }
    return ++lastScope;
  }

  /** This thread's pin among those of an engine. */
  Pin pinOf(Versions versions) {
    Pin known = pin;
    if (known == null || pinnedIn != versions) {
      known = versions.newPin();
      pin = known;
      pinnedIn = versions;
    }
    return known;
  }
}
