package org.cascade.runtime.txn;

import org.cascade.runtime.fault.SourcePlace;

/**
 * Commits a transaction: checks it, has it logged, shows it.
 *
 * <p>All spaces live in one process and share one log: so whatever spaces there are, one record is
 * the decision and everybody's work at once, and nobody is ever in doubt.
 */
final class Committer {
  private final Monitor monitor;
  private final Versions versions;
  private final Ownership ownership;
  private final CommitTarget target;

  Committer(Monitor monitor, Versions versions, Ownership ownership, CommitTarget target) {
    this.monitor = monitor;
    this.versions = versions;
    this.ownership = ownership;
    this.target = target;
  }

  /**
   * What came of a commit.
   *
   * @param number its number, 0 if nothing was changed
   * @param hasEvents whether it is to be delivered
   */
  record Committed(long number, boolean hasEvents) {
    static final Committed NOTHING = new Committed(0, false);
  }

  /**
   * Commits; others see it at once, and it may not survive a crash yet. Throws {@link Conflict}.
   */
  Committed commit(Transaction transaction) {
    boolean holds = transaction.irrevocable || !transaction.enlisted().isEmpty();
    return holds || transaction.hasEffects()
        ? monitor.locked(() -> decide(transaction))
        : Committed.NOTHING;
  }

  private Committed decide(Transaction transaction) {
    boolean changes = transaction.hasEffects();
    if (changes || !transaction.enlisted().isEmpty()) {
      target.checkUsable();
      check(transaction);
    }
    Committed committed = changes ? write(transaction) : Committed.NOTHING;
    ownership.settle(transaction, true);
    return committed;
  }

  /** All that was read is still the latest, and all that was written is free to be. */
  private void check(Transaction transaction) {
    Cell stale = Ownership.staleRead(transaction);
    if (stale != null) {
      throw Conflict.stale(stale);
    }
    Accesses accesses = transaction.accesses();
    for (int i = 0; i < accesses.count(); i++) {
      if (accesses.get(i).written != null) {
        ownership.ensureFree(transaction, accesses.get(i).cell.space());
      }
    }
  }

  private Committed write(Transaction transaction) {
    Commit commit = transaction.toCommit(versions.installed() + 1);
    if (commit.isEmpty()) {
      return Committed.NOTHING;
    }
    boolean hasEvents = target.append(commit);
    for (Commit.CellChange change : commit.changes()) {
      if (change.cell().writerAsked) {
        noteWriter(change.cell(), transaction.operation());
      }
    }
    versions.install(commit);
    return new Committed(commit.number(), hasEvents);
  }

  private static void noteWriter(Cell cell, Operation operation) {
    cell.writerAsked = false;
    String place = SourcePlace.ofCaller().map(at -> " (" + at + ")").orElse("");
    cell.lastWriter = "`" + operation + "`" + place;
  }

  /** Returns when all up to a commit survives a crash. What never will is forgotten. */
  void awaitDurable(long number) {
    if (number <= target.durable()) {
      return;
    }
    boolean survives = false;
    try {
      target.awaitDurable(number);
      survives = true;
    } finally {
      if (!survives) {
        monitor.locked(versions::forgetLost);
      }
    }
  }
}
