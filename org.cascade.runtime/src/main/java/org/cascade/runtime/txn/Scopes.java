package org.cascade.runtime.txn;

import java.util.function.Supplier;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Result;

/** Parts of a transaction in progress that can be undone by themselves. */
final class Scopes {
  private Scopes() {}

  /** A call within a transaction: undone if it ends in an {@code Err} or is left by a throw. */
  static <R> R call(Transaction transaction, Supplier<R> body) {
    int savepoint = transaction.savepoint();
    long outer = transaction.enter();
    boolean kept = false;
    try {
      R result = body.get();
      kept = !(result instanceof Result.Err<?, ?>);
      return result;
    } finally {
      if (!kept) {
        transaction.rollbackTo(savepoint);
      }
      transaction.leave(outer);
    }
  }

  /**
   * An {@code attempt}: of an abort the states are undone, and variables of the program stay. A
   * stack overflow within a transaction is left to end the whole of it.
   */
  static <R> Result<R, Abort> attempt(Transaction transaction, Supplier<R> body) {
    int savepoint = transaction.savepoint();
    long outer = transaction.enter();
    try {
      return Result.ok(body.get());
    } catch (Abort abort) {
      transaction.rollbackStateTo(savepoint);
      return Result.err(abort);
    } finally {
      transaction.leave(outer);
    }
  }

  /** An {@code attempt} where no transaction is in progress. */
  static <R> Result<R, Abort> attempt(Supplier<R> body) {
    try {
      return Result.ok(body.get());
    } catch (Abort abort) {
      return Result.err(abort);
    } catch (StackOverflowError deep) {
      return Result.err(Runner.stackOverflow(deep));
    }
  }
}
