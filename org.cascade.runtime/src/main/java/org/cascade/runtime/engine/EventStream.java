package org.cascade.runtime.engine;

import java.util.List;
import org.cascade.runtime.stream.Subscription;
import org.cascade.runtime.value.Fn1;

/** The events of one stream of one space. */
public interface EventStream<T> {
  /** The number of events so far. */
  long position();

  /** The events there are from a position on, a number of them at most. */
  List<T> events(long from, long limit);

  /** Gives events to a function; {@code from} is negative for those to come only. */
  Subscription subscribe(long from, long limit, Fn1<? super T, ?> function);
}
