package org.cascade.runtime.txn;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** How streams see commits: pinned snapshots, what is read of them, and running subscribers. */
public final class Observation {
  private final Isolation isolation;
  private final Versions versions;

  Observation(Isolation isolation, Versions versions) {
    this.isolation = isolation;
    this.versions = versions;
  }

  /** A snapshot of the newest commit, which keeps its versions until it is closed. */
  public Snapshot pinNewest() {
    return versions.openNewest(false);
  }

  public void unpin(Snapshot snapshot) {
    versions.close(snapshot);
  }

  /**
   * Evaluates something as of a pinned commit, with some values in place of the committed ones, and
   * tells which cells it read.
   */
  public <R> R observe(
      Snapshot pinned, Map<Cell, Object> overlay, Set<Cell> cellsRead, Supplier<R> body) {
    var covered = new Snapshot(false, new HashMap<>(overlay));
    covered.number = pinned.number;
    var setting = new Current();
    setting.isolation = isolation;
    setting.snapshot = covered;
    setting.recording = cellsRead;
    return Isolation.runIn(setting, body);
  }

  /** Runs a subscriber: in no transaction, and with new events kept for later. */
  public void delivering(Runnable action) {
    var setting = new Current();
    setting.delivering = true;
    Current.get().within(setting, action);
  }

  public boolean isDelivering() {
    return Current.get().delivering;
  }
}
