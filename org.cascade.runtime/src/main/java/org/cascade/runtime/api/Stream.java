package org.cascade.runtime.api;

import org.cascade.runtime.engine.EventStream;
import org.cascade.runtime.stream.Subscription;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Fn1;

/** The events of a stream, from some position on, in the order of commits. */
public final class Stream<T> {
  /** Stands for: from the next event on. */
  private static final long NEXT = -1;

  private final EventStream<T> events;
  private final long from;
  private final long limit;

  Stream(EventStream<T> events) {
    this(events, NEXT, Long.MAX_VALUE);
  }

  private Stream(EventStream<T> events, long from, long limit) {
    this.events = events;
    this.from = from;
    this.limit = limit;
  }

  /**
   * Has a function called with each event, once; without {@link #from}, with those to come. Within
   * a transaction it takes effect when that commits.
   */
  public Subscription subscribe(Fn1<? super T, ?> function) {
    return events.subscribe(from, limit, function);
  }

  /** The events from a position on, the first being at 0; also those there were already. */
  public Stream<T> from(long position) {
    if (position < 0) {
      throw new Abort("a stream has no position " + position);
    }
    return new Stream<>(events, position, limit);
  }

  /** A number of events at most. */
  public Stream<T> take(long count) {
    if (count < 0) {
      throw new Abort("a stream cannot give " + count + " events");
    }
    return new Stream<>(events, from, Math.min(limit, count));
  }

  /** The events there are so far. */
  public Array<T> toArray() {
    return Array.from(events.events(Math.max(from, 0), limit));
  }

  /** The number of all events so far: from here on come those that nobody has seen. */
  public long position() {
    return events.position();
  }

  /** As a function, which has nothing to show either. */
  @Override
  public String toString() {
    return "<stream>";
  }
}
