package org.cascade.runtime.engine;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.cascade.runtime.io.Chance;
import org.cascade.runtime.txn.Operation;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Clock;
import org.cascade.runtime.value.Result;

/**
 * What spaces live in: isolation, durability and streams.
 *
 * <p>All that {@code api} does goes through here, so another engine can take the place of the
 * embedded one. Transactions belong to the thread that runs them.
 */
public interface Engine extends AutoCloseable {
  /**
   * Runs a transform or transaction: as a scope of the one in progress on this thread, or as one of
   * its own, again and again until it commits. A value that is {@code Err}, or anything thrown,
   * undoes it.
   */
  <R> R transact(Operation operation, Supplier<R> body);

  /**
   * Runs something that only reads, on one snapshot, without waiting for anybody. Type and name are
   * what is measured by; two texts, so that nothing is made where nobody measures.
   */
  <R> R view(String owner, String name, Supplier<R> body);

  /** Like a view; but transactions that it calls are allowed, and each is one of its own. */
  <R> R parallel(String owner, String name, Supplier<R> body);

  /** The value, or the abort; then the state is as it was before. */
  <R> Result<R, Abort> attempt(Supplier<R> body);

  /** Runs an action once, after the commit; now if no transaction is in progress. */
  void onCommit(Runnable action);

  /**
   * Runs an action once, after the outermost transaction, if the present part of it is rolled back.
   */
  void onRollback(Runnable action);

  /** Called before anything that cannot be undone: the transaction in progress is not retried. */
  void beforeIo();

  /** Differs between any two scopes of any transactions; 0 outside of all. */
  long scope();

  /** Has an assignment to a variable undone if the present scope is. */
  void undoVariable(Runnable undo);

  /** Makes a space; {@code assign} gives its states their first values. */
  <S> S create(SpaceKind<S> kind, Consumer<S> assign);

  /** The space of that name: the one of an earlier run, or else a new one. */
  <S> S root(String name, SpaceKind<S> kind, Supplier<S> make);

  /** A distributed transaction, of which no step was taken yet. */
  Distributed distributed(String name);

  /** What tells the time of day. */
  Clock clock();

  /** Where random numbers come from. */
  Chance chance();

  /** How many parts parallel work is worth being split into. */
  int parallelism();

  /**
   * Runs a task, which throws nothing, for each number below {@code count}; at the same time where
   * that is possible, and one after the other within a transaction.
   */
  void forEach(int count, IntConsumer task);

  /** Finishes writing, and lets other processes have the data. */
  @Override
  void close();
}
