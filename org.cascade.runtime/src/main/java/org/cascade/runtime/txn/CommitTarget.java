package org.cascade.runtime.txn;

/** Where commits go: the log and the streams. */
public interface CommitTarget {
  /** Throws why no more commits are taken, if that is so. */
  void checkUsable();

  /**
   * Takes the next commit. Called in the order of commits, under the monitor; does not wait. If it
   * throws, the commit has not happened.
   *
   * @return whether it may have events, and so is to be delivered
   */
  boolean append(Commit commit);

  /** A commit that is known to survive a crash with all before it. */
  long durable();

  /**
   * Returns when the commit with this number, and all before it, survive a crash. Throws if they
   * never will.
   */
  void awaitDurable(long number);

  /** Delivers the events of this commit and of all before it. */
  void deliver(long number);
}
