package org.cascade.runtime.txn;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.cascade.runtime.io.Workers;
import org.cascade.runtime.txn.Current.Setting;
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

  void forEach(Setting caller, int count, IntConsumer task) {
    if (caller.transaction() != null || caller.recording() != null) {
      for (int i = 0; i < count; i++) {
        task.accept(i);
      }
      return;
    }
    Snapshot base = caller.snapshot();
    if (base == null) {
      isolation.parallel(() -> {
        forEach(Current.get().setting(), count, task);
        return Unit.VALUE;
      });
      return;
    }
    var run =
        new Run(
            base.number,
            base.ownTransactions,
            caller.delivering(),
            new AtomicLong(base.number),
            new AtomicLong(base.newestRead),
            task);
    workers.runAll(count, i -> element(run, i));
    base.moveTo(run.newest.get());
    base.newestRead = run.newestRead.get();
  }

  /**
   * What all elements share; {@code newest} takes up the newest commit that any of them could see,
   * {@code newestRead} the newest that any of them did.
   */
  private record Run(
      long from,
      boolean own,
      boolean delivering,
      AtomicLong newest,
      AtomicLong newestRead,
      IntConsumer task) {}

  /** After a transaction of its own, an element sees at least what that saw; then so does all. */
  private void element(Run run, int i) {
    Snapshot snapshot = versions.openAt(run.from, run.own);
    Setting setting = Setting.apart(run.delivering).on(isolation, snapshot);
    try {
      Current.get().within(setting, Unit.of(() -> run.task.accept(i)));
    } finally {
      run.newest.accumulateAndGet(snapshot.number, Math::max);
      run.newestRead.accumulateAndGet(snapshot.newestRead, Math::max);
      versions.close(snapshot);
    }
  }
}
