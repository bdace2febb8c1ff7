package org.cascade.runtime.store;

import org.cascade.runtime.wal.Durability;
import org.cascade.runtime.wal.LogOptions;

/**
 * How data is kept.
 *
 * @param checkpointBytes after how much log a checkpoint is written, at least; it is written after
 *     as much as the last one was long, if that is more
 */
public record StorageOptions(LogOptions log, long checkpointBytes) {
  public static final StorageOptions DEFAULT = new StorageOptions(LogOptions.DEFAULT, 1L << 26);

  /** The usual ones, at this level. */
  public static StorageOptions with(Durability durability) {
    LogOptions log = LogOptions.DEFAULT;
    return new StorageOptions(
        new LogOptions(
            durability, log.firstSegmentBytes(), log.largestSegmentBytes(), log.interval()),
        DEFAULT.checkpointBytes());
  }
}
