package org.cascade.runtime.wal;

/**
 * Whether a sync is put off a little for others who are about to need one. Guarded by the log's
 * monitor.
 *
 * <p>Threads that commit again and again come back soon after they were woken. If each sync took
 * those who are there, half of them would always wait for the sync of the others, and each commit
 * would take two. So the first to come waits for as many as there were around the last sync, though
 * for less than a sync takes. Where they do not come it is not tried again for a while.
 */
final class Gathering {
  private static final int MOST_TRUST = 8;
  private static final int COST_OF_MISS = 2;

  /** So many syncs go by without, once nobody came. */
  private static final int REST = 64;

  private static final long LONGEST_NANOS = 1_000_000;

  private int expected = 1;
  private long syncNanos;
  private int trust = MOST_TRUST / 2;
  private int resting;

  /** How many are to wait before one of them writes. */
  int expected() {
    return expected;
  }

  /** For how long to wait for more than are there; 0 if not at all. */
  long nanos(int waiting) {
    if (waiting >= expected) {
      return 0;
    }
    if (trust <= 0 && ++resting >= REST) {
      resting = 0;
      trust = 1;
    }
    return trust <= 0 ? 0 : Math.min(LONGEST_NANOS, syncNanos / 4 * 3);
  }

  /** As many came as were expected. */
  void succeeded() {
    trust = Math.min(MOST_TRUST, trust + 1);
  }

  /** They were waited for in vain. */
  void failed() {
    trust -= COST_OF_MISS;
  }

  /**
   * A sync has ended.
   *
   * @param served how many had waited for it
   * @param waiting how many have come meanwhile
   */
  void synced(int served, int waiting, long nanos) {
    expected = served + waiting;
    syncNanos = syncNanos == 0 ? nanos : (7 * syncNanos + nanos) / 8;
  }
}
