package org.cascade.runtime.txn;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.cascade.runtime.txn.Current.Setting;
import org.cascade.runtime.value.Unit;

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

  /** A snapshot of a commit that is just being made; under the monitor. */
  public Snapshot pin(Commit commit) {
    return versions.openAt(commit.number(), false);
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
    var covered = new Snapshot(false, new HashMap<>(overlay), null);
    covered.moveTo(pinned.number);
    return Current.get().within(new Setting(isolation, null, covered, false, cellsRead), body);
  }

  /** Runs a subscriber: in no transaction, and with new events kept for later. */
  public void delivering(Runnable action) {
    Current.get().within(Setting.apart(true), Unit.of(action));
  }

  public boolean isDelivering() {
    return Current.get().setting().delivering();
  }
}
