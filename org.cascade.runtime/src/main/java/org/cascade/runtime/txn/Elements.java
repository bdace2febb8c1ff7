package org.cascade.runtime.txn;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.cascade.runtime.io.Workers;
import org.cascade.runtime.value.Unit;

/**
 * Work on many elements: spread over the workers, each on the caller's snapshot; or, within a
 * transaction, one after the other in it.
 */
final class Elements {
  private final Isolation isolation;
  private final Versions versions;
  private final Workers workers;

  Elements(Isolation isolation, Versions versions, Workers workers) {
    this.isolation = isolation;
    this.versions = versions;
    this.workers = workers;
  }

  void forEach(Current caller, int count, IntConsumer task) {
    if (caller.transaction != null || caller.recording != null) {
      for (int i = 0; i < count; i++) {
        task.accept(i);
      }
      return;
    }
    Snapshot base = caller.snapshot;
    if (base == null) {
      isolation.parallel(() -> {
        forEach(Current.get(), count, task);
        return Unit.VALUE;
      });
      return;
    }
    boolean delivering = caller.delivering;
    var newest = new AtomicLong(base.number);
    var run = new Run(base.number, base.ownTransactions, delivering, newest, task);
    workers.runAll(count, i -> element(run, i));
    base.number = Math.max(base.number, newest.get());
  }

  /** What all elements share; {@code newest} takes up the newest commit that any of them saw. */
  private record Run(
      long from, boolean own, boolean delivering, AtomicLong newest, IntConsumer task) {}

  /** After a transaction of its own, an element sees at least what that saw; then so does all. */
  private void element(Run run, int i) {
    Snapshot snapshot = versions.openAt(run.from, run.own);
    var setting = new Current();
    setting.isolation = isolation;
    setting.snapshot = snapshot;
    setting.delivering = run.delivering;
    try {
      Current.get().within(setting, () -> run.task.accept(i));
    } finally {
      run.newest.accumulateAndGet(snapshot.number, Math::max);
      versions.close(snapshot);
    }
  }
}
