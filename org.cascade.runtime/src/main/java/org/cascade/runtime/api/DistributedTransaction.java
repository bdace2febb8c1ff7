package org.cascade.runtime.api;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.cascade.runtime.engine.Distributed;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;

/**
 * The base of a {@code transaction type}: one transaction over several spaces, in steps.
 *
 * <p>A step that is out of order is an {@code Err}, of what {@code misuse} makes of the reason.
 */
public abstract class DistributedTransaction {
  private final Distributed distributed = Engines.current().distributed(getClass().getSimpleName());

  /** {@code prepare}: reserves every space that the body reaches, and drops what it writes. */
  protected final <E> Result<Unit, E> rehearse(
      Supplier<Result<Unit, E>> body, Fn1<String, E> misuse) {
    return distributed.prepare(body, misuse);
  }

  /** {@code commit}: runs the body for real, and commits all spaces or none. */
  protected final <E> Result<Unit, E> commitAll(
      Supplier<Result<Unit, E>> body, Fn1<String, E> misuse) {
    return distributed.commit(body, misuse);
  }

  /** {@code rollback}: runs the body, and releases what is still reserved. */
  protected final void release(Runnable body) {
    distributed.rollback(body);
  }

  /**
   * {@code rollback} that tells whether it went well: as {@link #release}, with the body's result.
   */
  protected final <E> Result<Unit, E> releaseAll(Supplier<Result<Unit, E>> body) {
    AtomicReference<Result<Unit, E>> told = new AtomicReference<>();
    distributed.rollback(() -> told.set(body.get()));
    return Objects.requireNonNull(told.get(), "rollback has run its body");
  }
}
