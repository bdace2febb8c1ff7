package org.cascade.runtime.metrics;

/**
 * Is told what an engine does. Called by many threads at a time, some of which hold locks, so each
 * method returns at once and throws nothing. Times are in nanoseconds.
 */
public interface EngineMetrics {
  /** Of an engine that nobody asks. */
  EngineMetrics NONE = new EngineMetrics() {};

  /** How an outermost transaction ended. */
  enum Outcome {
    COMMITTED,
    /** Its value was {@code Err}, so nothing of it is left. */
    ERR,
    ABORTED
  }

  /**
   * An outermost transform or transaction has ended, after all its attempts.
   *
   * @param owner the type whose operation it is; empty if {@code name} says it all
   * @param nanos what its caller waited: for its turn, the disk and subscribers too
   */
  default void transaction(String owner, String name, Outcome outcome, long nanos) {}

  /** An outermost view has ended; or has aborted. */
  default void view(String owner, String name, boolean aborted, long nanos) {}

  /**
   * An attempt at a transaction gave way, and it will be tried again or time out.
   *
   * @param obstacle the state that changed, {@code Account.balance}, or the space that was taken
   */
  default void conflict(String owner, String name, String obstacle) {}

  /** Commits were written to the log together: the group of a group commit. */
  default void written(int commits, int bytes) {}

  /** The log was synced to the disk. */
  default void synced(long nanos) {}

  /** A checkpoint was written. */
  default void checkpoint(long bytes, long nanos) {}

  /** An engine can be asked from now on; {@code gauges} stays as it is to the end. */
  default void opened(EngineGauges gauges) {}

  /** An engine has ended, and its last figures can still be asked. */
  default void closed(EngineGauges gauges) {}
}
