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

  /** A snapshot of a commit that another open snapshot keeps, or that is just being made. */
  public Snapshot pinAt(long number) {
    return versions.openAt(number, false);
  }

  /** Looks while no commit is made: shortly. */
  public <R> R whileNoneCommits(Supplier<R> look) {
    return isolation.locked(look);
  }

  /** The newest commit. */
  public long newest() {
    return versions.installed();
  }

  /** The value of a cell in a snapshot, or {@link Cell#UNSET}. */
  public Object value(Snapshot pinned, Cell cell) {
    return valueAt(cell, pinned.number);
  }

  private static Object valueAt(Cell cell, long number) {
    Cell.Version version = cell.versionAt(number);
    return version == null ? Cell.UNSET : version.value;
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
