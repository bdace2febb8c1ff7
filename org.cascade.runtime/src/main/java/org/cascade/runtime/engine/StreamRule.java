package org.cascade.runtime.engine;

import org.cascade.runtime.value.Assigned;
import org.cascade.runtime.value.Fn0;
import org.cascade.runtime.value.Fn1;

/** When a stream has an event, and which. */
public sealed interface StreamRule<T> {
  /** Each change a commit made to a state: of an entry of a collection, or of the whole value. */
  record OnState<T>(StateHandle state, Fn1<Object, ? extends T> yield) implements StreamRule<T> {}

  /** A commit after which the expression has another value. */
  record OnExpression<T>(Fn0<?> expression, Fn1<Assigned<Object>, ? extends T> yield)
      implements StreamRule<T> {}

  /** A commit after which the condition holds; it is given what was yielded last. */
  record OnCondition<T>(Fn1<? super T, Boolean> condition, Fn0<? extends T> yield)
      implements StreamRule<T> {}
}
