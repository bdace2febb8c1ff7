package org.cascade.runtime.txn;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.metrics.EngineMetrics;
import org.cascade.runtime.txn.Current.Setting;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Editor;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Serializable transactions over cells, and snapshots of them: optimistic, with many versions.
 *
 * <p>A transaction reads a snapshot, keeps its writes to itself, and at its end has all that it
 * read checked to be still the latest. If not, it is undone and run again, unseen; after some lost
 * attempts, or before it does something that cannot be undone, it becomes irrevocable and must win.
 */
public final class Isolation {
  private final IsolationOptions options;
  private final CommitTarget target;
  private final Monitor monitor;
  private final Versions versions;
  private final Ownership ownership;
  private final Reservations reservations;
  private final Committer committer;
  private final Runner runner;
  private final Elements elements;
  private final Observation observation;

  public Isolation(
      IsolationOptions options,
      Io io,
      CommitTarget target,
      Optional<Consumer<TransactionReport>> trace,
      EngineMetrics metrics) {
    this.options = options;
    this.target = target;
    boolean measured = metrics != EngineMetrics.NONE;
    this.monitor = new Monitor(io.time(), io.turns());
    this.versions = new Versions(target::durable, measured ? io.time()::steadyNanos : () -> 0);
    this.ownership = new Ownership(monitor, versions);
    this.reservations = new Reservations(this, options.reservationTimeout().toNanos());
    this.committer = new Committer(monitor, versions, ownership, target);
    this.runner =
        new Runner(this, options, io, monitor, versions, ownership, committer, trace, metrics);
    this.elements = new Elements(this, versions, io.workers());
    this.observation = new Observation(this, versions);
  }

  // Operations

  /** Runs a transform or transaction: a scope of the one in progress, or one of its own. */
  public <R> R transact(Operation operation, Supplier<R> body) {
    Setting current = mine();
    Transaction transaction = current.transaction();
    if (transaction != null) {
      return Scopes.call(transaction, body);
    }
    Snapshot snapshot = current.snapshot();
    if (snapshot != null && !snapshot.ownTransactions) {
      return body.get(); // it only reads: writing in a view is refused where it happens
    }
    return runner.run(operation, body);
  }

  /** Runs something that only reads, on one snapshot. */
  public <R> R view(Supplier<R> body) {
    Setting current = mine();
    Transaction transaction = current.transaction();
    if (transaction != null) {
      transaction.viewDepth++;
      try {
        return body.get();
      } finally {
        transaction.viewDepth--;
      }
    }
    return current.snapshot() != null ? body.get() : onSnapshot(versions.openNewest(false), body);
  }

  /** Like a view, but what it calls on other spaces may be transactions, each on its own. */
  public <R> R parallel(Supplier<R> body) {
    Setting current = mine();
    Transaction transaction = current.transaction();
    if (transaction != null) {
      return Scopes.call(transaction, body);
    }
    return current.snapshot() != null ? body.get() : onSnapshot(versions.openNewest(true), body);
  }

  /** Returns, or throws an abort, when all that was read survives a crash. */
  private <R> R onSnapshot(Snapshot snapshot, Supplier<R> body) {
    Current current = Current.get();
    try {
      return current.within(current.setting().on(this, snapshot), body);
    } finally {
      versions.close(snapshot);
      committer.awaitDurable(snapshot.newestRead);
    }
  }

  /**
   * The value of the body, or the abort that ended it. Then what it wrote is undone, save variables
   * of the program. A stack overflow within a transaction is left to end the whole of it.
   */
  public <R> Result<R, Abort> attempt(Supplier<R> body) {
    Transaction transaction = mine().transaction();
    return transaction == null ? Scopes.attempt(body) : Scopes.attempt(transaction, body);
  }

  // State

  /** The value of a state, as of the transaction or snapshot in progress. */
  public Object read(Cell cell) {
    Setting current = mine();
    Set<Cell> recording = current.recording();
    if (recording != null) {
      recording.add(cell);
    }
    return assigned(cell, valueOf(current, cell));
  }

  /**
   * What {@link #read} gives, to be looked into before anything is written: it may be a collection
   * that the transaction in progress goes on to edit.
   */
  public Object look(Cell cell) {
    Transaction transaction = mine().transaction();
    if (transaction == null) {
      return read(cell);
    }
    touch(transaction, cell.space());
    return assigned(cell, transaction.look(cell));
  }

  private static Object assigned(Cell cell, Object value) {
    if (value == Cell.UNSET) {
      throw new Abort("state `" + cell.name() + "` of " + cell.space() + " has no value yet");
    }
    return value;
  }

  /**
   * The value as this thread sees it at present, or {@link Cell#UNSET}; for debuggers, whose
   * looking must not change what happens.
   */
  public Object seen(Cell cell) {
    Setting current = mine();
    Transaction transaction = current.transaction();
    if (transaction != null) {
      return transaction.seen(cell);
    }
    Snapshot snapshot = current.snapshot();
    return snapshot != null ? snapshot.seen(cell) : cell.latestValue();
  }

  private Object valueOf(Setting current, Cell cell) {
    Transaction transaction = current.transaction();
    if (transaction != null) {
      touch(transaction, cell.space());
      return transaction.read(cell);
    }
    Snapshot snapshot = current.snapshot();
    return snapshot != null ? snapshot.read(cell) : view(() -> valueOf(mine(), cell));
  }

  /** Assigns a state, in a transaction of its own if none is in progress. */
  public void write(Cell cell, Object value) {
    Transaction transaction = mine().transaction();
    if (transaction != null) {
      refuseInView(transaction, cell);
      touch(transaction, cell.space());
      Precedence.check(transaction, cell.space());
      transaction.write(cell, value);
      return;
    }
    if (mine().snapshot() != null) {
      throw new CascadeBugException("`" + cell + "` was assigned while only reading is allowed");
    }
    transact(
        new Operation(cell + " :="),
        () -> {
          write(cell, value);
          return Unit.VALUE;
        });
  }

  /**
   * Changes the collection that a state holds. Within one scope of a transaction it is one edit
   * until somebody reads the state, who is to see a collection that stays as it is.
   */
  @SuppressWarnings("unchecked") // the state is of the type that this editor is for
  public <E extends Editor<?>> void edit(Cell cell, Consumer<E> change) {
    Transaction transaction = mine().transaction();
    if (transaction == null) {
      E editor = (E) Editor.of(read(cell));
      change.accept(editor);
      write(cell, editor.done());
      return;
    }
    E editor = (E) transaction.editor(cell);
    if (editor == null) {
      editor = (E) Editor.of(read(cell));
      write(cell, editor);
    }
    change.accept(editor);
  }

  /** Whether a cell has a value, as of the transaction in progress. */
  public boolean isSet(Cell cell) {
    return valueOf(mine(), cell) != Cell.UNSET;
  }

  private static void refuseInView(Transaction transaction, Object written) {
    if (transaction.viewDepth > 0) {
      throw new CascadeBugException("`" + written + "` was written within a view");
    }
  }

  private void touch(Transaction transaction, SpaceCore space) {
    Reservation reserving = transaction.reserving;
    boolean reserve =
        reserving != null && !reserving.spaces.contains(space) && !transaction.hasCreated(space);
    if (reserve && reserving != null) {
      monitor.locked(() -> ownership.reserve(transaction, reserving, space));
    }
    if (transaction.touched().add(space) && transaction.irrevocable) {
      monitor.locked(() -> ownership.own(transaction, space));
    }
  }

  /** Makes a space, and has its first values assigned; in the transaction in progress. */
  public void create(SpaceCore space, Runnable assignFirstValues) {
    Transaction transaction = transaction();
    refuseInView(transaction, space);
    transaction.create(space);
    assignFirstValues.run();
    transaction.created(space);
  }

  /** Gives a space a name by which it is found again; in the transaction in progress. */
  public void nameRoot(String name, SpaceCore space) {
    transaction().nameRoot(name, space);
  }

  // Things to do later, or to undo

  /** Runs an action once after the commit, or now if no transaction is in progress. */
  public void onCommit(Runnable action) {
    Transaction transaction = mine().transaction();
    if (transaction == null) {
      action.run();
    } else {
      transaction.addOnCommit(action);
    }
  }

  /** Runs an action once after the end of the transaction in progress if this part is undone. */
  public void onRollback(Runnable action) {
    Transaction transaction = mine().transaction();
    if (transaction != null) {
      transaction.addOnRollback(action);
    }
  }

  /**
   * Makes the transaction in progress, if any, irrevocable, so that IO is never repeated; and
   * returns when all that was read, and so may be told, survives a crash.
   */
  public void beforeIo() {
    Setting current = mine();
    Transaction transaction = current.transaction();
    if (transaction != null && !transaction.irrevocable) {
      monitor.locked(() -> ownership.upgrade(transaction));
    }
    Snapshot seen = transaction == null ? current.snapshot() : transaction.snapshot();
    if (seen != null) {
      committer.awaitDurable(seen.newestRead);
    }
  }

  /** The present scope of the present transaction, different from any other; 0 outside of one. */
  public static long scope() {
    Transaction transaction = Current.get().setting().transaction();
    return transaction == null ? 0 : transaction.scope();
  }

  /** Has an assignment to a variable undone if the present scope is. */
  public static void undoVariable(Runnable undo) {
    Transaction transaction = Current.get().setting().transaction();
    if (transaction != null) {
      transaction.undoVariable(undo);
    }
  }

  // Distributed transactions

  public <E> Result<Unit, E> prepare(
      Reservation reservation, Supplier<Result<Unit, E>> body, Fn1<String, E> misuse) {
    return reservations.prepare(reservation, body, misuse);
  }

  public <E> Result<Unit, E> commit(
      Reservation reservation, Supplier<Result<Unit, E>> body, Fn1<String, E> misuse) {
    return reservations.commit(reservation, body, misuse);
  }

  public void rollback(Reservation reservation, Runnable body) {
    reservations.rollback(reservation, body);
  }

  /** Releases one space of the reservation in hand. */
  public void release(SpaceCore space) {
    reservations.release(space);
  }

  void enlist(Transaction transaction, Reservation reservation) {
    monitor.locked(() -> ownership.enlist(transaction, reservation));
  }

  void reset(Reservation reservation) {
    monitor.locked(() -> ownership.reset(reservation));
  }

  long nanos() {
    return monitor.nanos();
  }

  // For the engine

  /** Puts back a commit that was read from the log; before the first transaction. */
  public void recover(Commit commit) {
    monitor.locked(() -> versions.install(commit));
  }

  /** Whether what is called now as a transaction is one of its own. */
  public boolean startsTransaction() {
    Setting current = Current.get().setting();
    Snapshot snapshot = current.snapshot();
    return current.transaction() == null && (snapshot == null || snapshot.ownTransactions);
  }

  /** Whether what is called now as a view gets a snapshot of its own. */
  public boolean startsSnapshot() {
    Setting current = Current.get().setting();
    return current.transaction() == null && current.snapshot() == null;
  }

  /** What open snapshots keep at present. */
  public KeptVersions kept() {
    return monitor.locked(versions::kept);
  }

  /** The newest commit. */
  public long newest() {
    return versions.installed();
  }

  <R> R locked(Supplier<R> action) {
    return monitor.locked(action);
  }

  /** How streams see commits. */
  public Observation observation() {
    return observation;
  }

  public boolean inTransaction() {
    return Current.get().setting().transaction() != null;
  }

  /**
   * Runs a task for each number below {@code count}: spread over the workers, each on the caller's
   * snapshot; or, within a transaction, one after the other in it. The task throws nothing.
   */
  public void forEach(int count, IntConsumer task) {
    elements.forEach(mine(), count, task);
  }

  /** The limits in force. */
  public IsolationOptions options() {
    return options;
  }

  @Nullable Transaction transactionOrNull() {
    return mine().transaction();
  }

  Transaction transaction() {
    Transaction transaction = mine().transaction();
    if (transaction == null) {
      throw new CascadeBugException("no transaction is in progress where one is needed");
    }
    return transaction;
  }

  CommitTarget target() {
    return target;
  }

  private Setting mine() {
    Setting current = Current.get().setting();
    if (current.isolation() != null && current.isolation() != this) {
      throw new CascadeBugException("a space of another engine was used within a transaction");
    }
    return current;
  }
}
