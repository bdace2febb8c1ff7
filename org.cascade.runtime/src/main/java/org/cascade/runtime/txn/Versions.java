package org.cascade.runtime.txn;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * Which commits there are, and which versions are still needed.
 *
 * <p>A commit can be seen from when all its values are in their cells, before it survives a crash:
 * so the next transaction does not wait for the disk, and whoever gives an answer does.
 *
 * <p>Opening and reading a snapshot takes no lock. A new snapshot is first pinned or listed,
 * keeping all versions, and only then takes its number; whoever prunes reads the newest number
 * first and the pins second. So a snapshot that is missed is at least as new as the pruning
 * assumes.
 */
final class Versions {
  /** One for each thread that ever looked; of threads that ended, until the next one comes. */
  private final List<WeakReference<Pin>> pins = new CopyOnWriteArrayList<>();

  /** Open snapshots that are not the outermost of a thread. */
  private final Set<Snapshot> open = ConcurrentHashMap.newKeySet();

  /** The newest commit whose values are in the cells; written under the monitor. */
  private volatile long installed;

  /** Cells with old versions, in the order of commits; guarded by the monitor. */
  private final ArrayDeque<Old> old = new ArrayDeque<>();

  private final LongSupplier durable;
  private final LongSupplier nanos;

  /** A cell that got a new version, by which commit and when. */
  private record Old(Cell cell, long number, long nanos) {}

  /**
   * No commit yet.
   *
   * @param durable gives a commit that survives a crash with all before it
   * @param nanos tells when commits are; the same at all times, if nobody asks
   */
  Versions(LongSupplier durable, LongSupplier nanos) {
    this.durable = durable;
    this.nanos = nanos;
  }

  long installed() {
    return installed;
  }

  Snapshot openNewest(boolean ownTransactions) {
    Pin pin = Current.get().pinOf(this);
    return pin.isFree() ? pinned(pin, ownTransactions) : listed(ownTransactions);
  }

  private Snapshot pinned(Pin pin, boolean ownTransactions) {
    pin.keepAll();
    var snapshot = new Snapshot(ownTransactions, Map.of(), pin);
    snapshot.moveTo(installed);
    return snapshot;
  }

  private Snapshot listed(boolean ownTransactions) {
    var snapshot = new Snapshot(ownTransactions, Map.of(), null);
    open.add(snapshot);
    snapshot.moveTo(installed);
    return snapshot;
  }

  /** A snapshot at a commit that another open snapshot, or the monitor, keeps from being pruned. */
  Snapshot openAt(long number, boolean ownTransactions) {
    var snapshot = new Snapshot(ownTransactions, Map.of(), null);
    open.add(snapshot);
    snapshot.moveTo(number);
    return snapshot;
  }

  void close(Snapshot snapshot) {
    if (snapshot.pin == null) {
      open.remove(snapshot);
    } else {
      snapshot.pin.free();
    }
  }

  /** A pin for a thread that has none here yet. */
  Pin newPin() {
    pins.removeIf(known -> known.get() == null);
    var pin = new Pin();
    pins.add(new WeakReference<>(pin));
    return pin;
  }

  /** Puts the values of the next commit into the cells, to be seen; under the monitor. */
  void install(Commit commit) {
    long number = commit.number();
    for (Commit.Creation creation : commit.created()) {
      creation.firstValues().forEach((cell, value) -> cell.install(number, value));
    }
    long now = nanos.getAsLong();
    for (Commit.CellChange change : commit.changes()) {
      change.cell().install(number, change.after());
      old.add(new Old(change.cell(), number, now));
    }
    installed = number;
    prune();
  }

  private void prune() {
    long horizon = horizon();
    while (!old.isEmpty() && old.element().number() <= horizon) {
      old.remove().cell().prune(horizon);
    }
  }

  /** What open snapshots keep; under the monitor. */
  KeptVersions kept() {
    prune();
    long snapshots = open.size();
    for (WeakReference<Pin> known : pins) {
      Pin pin = known.get();
      snapshots += pin == null || pin.isFree() ? 0 : 1;
    }
    Old oldest = old.peek();
    long age = oldest == null ? 0 : nanos.getAsLong() - oldest.nanos();
    return new KeptVersions(snapshots, old.size(), age);
  }

  /** The log has failed: what has not reached it is taken back, and was never answered for. */
  void forgetLost() {
    long last = durable.getAsLong();
    while (!old.isEmpty() && old.getLast().number() > last) {
      old.removeLast().cell().forgetAfter(last);
    }
  }

  /** The oldest commit that is looked at, or may be gone back to. */
  private long horizon() {
    long horizon = Math.min(installed, durable.getAsLong());
    for (WeakReference<Pin> known : pins) {
      Pin pin = known.get();
      if (pin != null) {
        horizon = Math.min(horizon, pin.oldest());
      }
    }
    if (open.isEmpty()) {
      return horizon;
    }
    for (Snapshot snapshot : open) {
      horizon = Math.min(horizon, snapshot.number);
    }
    return horizon;
  }
}
