package org.cascade.runtime.store;

import org.cascade.runtime.wal.Durability;
import org.cascade.runtime.wal.LogOptions;

/**
 * How data is kept.
 *
 * @param checkpointBytes after how much log a checkpoint is written, at least; it is written after
 *     as much as the last one was long, if that is more
 * @param eventsInMemory after how many events of streams they are written out of memory, without
 *     waiting for a checkpoint
 */
public record StorageOptions(LogOptions log, long checkpointBytes, long eventsInMemory) {
  private static final long EVENTS_IN_MEMORY = 1 << 18;

  public static final StorageOptions DEFAULT = new StorageOptions(LogOptions.DEFAULT, 1L << 25);

  /** With the usual number of events in memory. */
  public StorageOptions(LogOptions log, long checkpointBytes) {
    this(log, checkpointBytes, EVENTS_IN_MEMORY);
  }

  /** The usual ones, at this level. */
  public static StorageOptions with(Durability durability) {
    LogOptions log = LogOptions.DEFAULT;
    return new StorageOptions(
        new LogOptions(
            durability, log.firstSegmentBytes(), log.largestSegmentBytes(), log.interval()),
        DEFAULT.checkpointBytes());
  }
}
