package org.cascade.runtime.txn;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which commits there are, which of them may be seen, and which versions are still needed.
 *
 * <p>Opening and reading a snapshot takes no lock. A new snapshot is first listed, keeping all
 * versions, and only then takes its number; whoever prunes reads the newest number first and the
 * list second. So a snapshot that is missed in the list is at least as new as the pruning assumes.
 */
final class Versions {
  private final Set<Snapshot> open = ConcurrentHashMap.newKeySet();

  /** The newest commit that may be seen. */
  private volatile long published;

  /** The newest commit whose values are in the cells; guarded by the monitor. */
  private long installed;

  /** Cells with old versions, in the order of commits; guarded by the monitor. */
  private final ArrayDeque<Old> old = new ArrayDeque<>();

  /** A cell that got a new version, by which commit. */
  private record Old(Cell cell, long number) {}

  long published() {
    return published;
  }

  long installed() {
    return installed;
  }

  Snapshot openNewest(boolean ownTransactions) {
    var snapshot = new Snapshot(ownTransactions, Map.of());
    open.add(snapshot);
    snapshot.number = published;
    return snapshot;
  }

  /** A snapshot at a commit that another open snapshot, or the monitor, keeps from being pruned. */
  Snapshot openAt(long number, boolean ownTransactions) {
    var snapshot = new Snapshot(ownTransactions, Map.of());
    open.add(snapshot);
    snapshot.number = number;
    return snapshot;
  }

  void close(Snapshot snapshot) {
    open.remove(snapshot);
  }

  /** Puts the values of the next commit into the cells; under the monitor. */
  void install(Commit commit) {
    installed = commit.number();
    for (Commit.Creation creation : commit.created()) {
      creation.firstValues().forEach((cell, value) -> cell.install(installed, value));
    }
    for (Commit.CellChange change : commit.changes()) {
      change.cell().install(installed, change.after());
      old.add(new Old(change.cell(), installed));
    }
    prune();
  }

  /** Lets new snapshots see this commit, and all before it; under the monitor. */
  void publish(long number) {
    published = Math.max(published, number);
    prune();
  }

  private void prune() {
    if (old.isEmpty()) {
      return;
    }
    long horizon = published;
    for (Snapshot snapshot : open) {
      horizon = Math.min(horizon, snapshot.number);
    }
    while (!old.isEmpty() && old.element().number() <= horizon) {
      old.remove().cell().prune(horizon);
    }
  }
}
