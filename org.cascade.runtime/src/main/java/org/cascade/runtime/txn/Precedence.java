package org.cascade.runtime.txn;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who goes first at spaces that many write: transactions that lost there several times, one after
 * the other in the order in which they came; all others that are about to write there let them.
 *
 * <p>It is about fairness only: what is right is checked when a transaction commits. So nobody has
 * to wait, and nobody waits long: not for a transaction that takes its time, and not for one that
 * waits itself. A transaction has precedence at one space at most. Called under the monitor.
 */
final class Precedence {
  private final Monitor monitor;
  private final Map<SpaceCore, ArrayDeque<Attempts>> queues = new IdentityHashMap<>();

  Precedence(Monitor monitor) {
    this.monitor = monitor;
  }

  /** Returns when a transaction may go first at a space, or others have taken too long. */
  void await(Attempts mine, SpaceCore space) {
    if (mine.precedesAt != space) {
      leave(mine);
      mine.precedesAt = space;
      queues.computeIfAbsent(space, of -> new ArrayDeque<>()).add(mine);
      noteFirst(space);
    }
    if (!monitor.await(() -> space.first == mine, monitor.nanos() + mine.patienceNanos())) {
      leave(mine);
    }
  }

  /** Lets the next one go first. */
  void leave(Attempts mine) {
    SpaceCore space = mine.precedesAt;
    if (space != null) {
      mine.precedesAt = null;
      ArrayDeque<Attempts> queue = queues.getOrDefault(space, new ArrayDeque<>());
      queue.remove(mine);
      if (queue.isEmpty()) {
        queues.remove(space);
      }
      noteFirst(space);
      monitor.signal();
    }
  }

  private void noteFirst(SpaceCore space) {
    ArrayDeque<Attempts> queue = queues.get(space);
    space.first = queue == null ? null : queue.peek();
  }

  /** Returns when nobody goes first at a space, or that took too long. */
  void letGoFirst(SpaceCore space, Attempts mine) {
    monitor.await(() -> space.first == null, monitor.nanos() + mine.patienceNanos());
  }

  /** Has a transaction start again later if it is about to write where somebody goes first. */
  static void check(Transaction transaction, SpaceCore space) {
    @Nullable Attempts first = space.first;
    if (first != null && transaction.letsGoFirst(first)) {
      throw Conflict.yields(space);
    }
  }
}
