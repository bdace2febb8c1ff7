package org.cascade.runtime.txn;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One state of one space: its committed values, newest first, each with its commit's number. */
public final class Cell {
  /** Stands for the value of a state that was not assigned yet. */
  public static final Object UNSET = new Object();

  private final SpaceCore space;
  private final int index;
  private final String name;
  private volatile @Nullable Version head;

  /** Nothing older than what a snapshot of this commit sees is kept; guarded by the monitor. */
  private long prunedTo = -1;

  /** Whether the next writer is to be noted, for a transaction that it keeps from committing. */
  boolean writerAsked;

  /** Who wrote it when that was asked, with the place; guarded by the monitor, as that is. */
  String lastWriter = "";

  /** The streams that look at this cell; touched only by whoever evaluates streams. */
  private final Set<CellWatcher> watchers = new LinkedHashSet<>();

  Cell(SpaceCore space, int index, String name) {
    this.space = space;
    this.index = index;
    this.name = name;
  }

  public SpaceCore space() {
    return space;
  }

  /** The place among the states of the space. */
  public int index() {
    return index;
  }

  public String name() {
    return name;
  }

  public Set<CellWatcher> watchers() {
    return watchers;
  }

  /** The version that a snapshot sees; null if there was none yet. */
  @Nullable Version versionAt(long snapshot) {
    Version version = head;
    while (version != null && version.number > snapshot) {
      version = version.older;
    }
    return version;
  }

  /** The value of the latest commit. */
  Object latestValue() {
    Version latest = head;
    return latest == null ? UNSET : latest.value;
  }

  /** The number of the latest commit that changed this cell, 0 if there is none. */
  long latestNumber() {
    Version latest = head;
    return latest == null ? 0 : latest.number;
  }

  void install(long number, Object value) {
    head = new Version(number, value, head);
  }

  /** Forgets all that is newer than a commit. */
  void forgetAfter(long number) {
    head = versionAt(number);
  }

  /**
   * Forgets what no snapshot from {@code horizon} on can see; under the monitor. Once is enough for
   * all versions up to there, of which there may be very many.
   */
  void prune(long horizon) {
    if (horizon == prunedTo) {
      return;
    }
    prunedTo = horizon;
    Version version = head;
    while (version != null && version.number > horizon) {
      version = version.older;
    }
    if (version != null) {
      version.older = null;
    }
  }

  /** How many values are kept. */
  int versionCount() {
    int count = 0;
    for (Version version = head; version != null; version = version.older) {
      count++;
    }
    return count;
  }

  @Override
  public String toString() {
    return space + "." + name;
  }

  /** A value from one commit on. */
  static final class Version {
    final long number;
    final Object value;
    private volatile @Nullable Version older;

    Version(long number, Object value, @Nullable Version older) {
      this.number = number;
      this.value = value;
      this.older = older;
    }
  }
}
