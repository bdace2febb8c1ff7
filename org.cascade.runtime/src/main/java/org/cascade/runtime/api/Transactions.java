package org.cascade.runtime.api;

import java.util.function.Supplier;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.txn.Operation;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;

/** What code does about the transaction in progress, whatever space it belongs to. */
public final class Transactions {
  private Transactions() {}

  /** A transaction that is called on a space's name, such as {@code Account.transfer}. */
  public static <R> R transaction(String name, Supplier<R> body) {
    return Engines.current().transact(new Operation(name), body);
  }

  public static void transactionUnit(String name, Runnable body) {
    transaction(name, Unit.of(body));
  }

  /**
   * {@code on commit}: once, after the commit, in a transaction of its own; now, if no transaction
   * is in progress.
   */
  public static void onCommit(Runnable action) {
    Engines.current().onCommit(action);
  }

  /**
   * {@code on rollback}: once, after the outermost transaction, in a transaction of its own, if the
   * part of it that this stands in was rolled back; never, if no transaction is in progress.
   */
  public static void onRollback(Runnable action) {
    Engines.current().onRollback(action);
  }

  /** To be called before IO, so that the transaction in progress is not retried after it. */
  public static void io() {
    Engines.current().beforeIo();
  }

  /**
   * {@code attempt}: the value, or the abort that ended the body. What the body did to states is
   * undone then; what it assigned to variables stays.
   */
  public static <T> Result<T, Abort> attempt(Supplier<T> body) {
    return Engines.current().attempt(body);
  }
}
