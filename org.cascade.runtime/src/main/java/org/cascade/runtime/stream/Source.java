package org.cascade.runtime.stream;

import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.value.Assigned;
import org.cascade.runtime.value.Fn0;
import org.cascade.runtime.value.Fn1;

/** When a stream has an event, and which. */
public sealed interface Source<T> {
  /** Each change that a commit made to a state; the change is given to what is yielded. */
  record StateChanges<T>(Cell cell, Fn1<Object, ? extends T> yield) implements Source<T> {}

  /** A commit after which an expression over states has another value. */
  record ExpressionChanges<T>(Fn0<?> expression, Fn1<Assigned<Object>, ? extends T> yield)
      implements Source<T> {}

  /** A commit after which a condition holds; it is given what was yielded last. */
  record Condition<T>(Fn1<? super T, Boolean> condition, Fn0<? extends T> yield)
      implements Source<T> {}
}
