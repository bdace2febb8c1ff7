package org.cascade.runtime.api;

import java.util.function.Supplier;
import org.cascade.runtime.engine.Distributed;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;

/**
 * The base of a {@code transaction type}: one transaction over several spaces, in steps.
 *
 * @param <E> the error of its votes; a misuse is turned into one by the function given
 */
public abstract class DistributedTransaction<E> {
  private final Distributed distributed;
  private final Fn1<String, E> misuse;

  protected DistributedTransaction(String name, Fn1<String, E> misuse) {
    this.distributed = Engines.current().distributed(name);
    this.misuse = misuse;
  }

  /** {@code prepare}: reserves every space that the body reaches, and drops what it writes. */
  protected final Result<Unit, E> rehearse(Supplier<Result<Unit, E>> body) {
    return distributed.prepare(body, misuse);
  }

  /** {@code commit}: runs the body for real, and commits all spaces or none. */
  protected final Result<Unit, E> commitAll(Supplier<Result<Unit, E>> body) {
    return distributed.commit(body, misuse);
  }

  /** {@code rollback}: runs the body, and releases what is still reserved. */
  protected final void release(Runnable body) {
    distributed.rollback(body);
  }
}
