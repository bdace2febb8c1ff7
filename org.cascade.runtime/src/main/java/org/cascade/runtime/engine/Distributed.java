package org.cascade.runtime.engine;

import java.util.function.Supplier;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;

/** The engine's side of a distributed transaction; {@code misuse} makes an error of a text. */
public interface Distributed {
  /** Runs the body, keeps its spaces reserved if it is {@code Ok}, and drops what it wrote. */
  <E> Result<Unit, E> prepare(Supplier<Result<Unit, E>> body, Fn1<String, E> misuse);

  /** Runs the body on the reserved spaces, and commits all of them if it is {@code Ok}. */
  <E> Result<Unit, E> commit(Supplier<Result<Unit, E>> body, Fn1<String, E> misuse);

  /** Runs the body, and releases what is still reserved. */
  void rollback(Runnable body);
}
