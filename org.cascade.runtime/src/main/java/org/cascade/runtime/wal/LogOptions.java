package org.cascade.runtime.wal;

import java.time.Duration;

/**
 * How a log is written.
 *
 * @param firstSegmentBytes the size of a run's first segment; each later one is twice as large
 * @param largestSegmentBytes up to this
 * @param interval how long at most what need not be synced at once is left unsynced
 */
public record LogOptions(
    Durability durability, int firstSegmentBytes, int largestSegmentBytes, Duration interval) {
  public static final LogOptions DEFAULT =
      new LogOptions(Durability.SYNC, 1 << 20, 1 << 26, Duration.ofMillis(100));
}
