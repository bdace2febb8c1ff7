package org.cascade.runtime.stream;

import java.util.List;
import java.util.function.Consumer;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.fault.SourcePlace;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Fn1;

/** One subscriber: its function, and which event it is to get next. */
final class Subscriber<T> implements Subscription {
  /** As many as lie together where they are stored. */
  private static final long BATCH = 1024;

  private final EventLog<T> log;
  private final Fn1<? super T, ?> function;
  private final Consumer<String> messages;
  private final long end;
  private long next;
  private boolean running;
  private volatile boolean cancelled;

  Subscriber(
      EventLog<T> log,
      long from,
      long limit,
      Fn1<? super T, ?> function,
      Consumer<String> messages) {
    this.log = log;
    this.next = from;
    this.end = limit > Long.MAX_VALUE - from ? Long.MAX_VALUE : from + limit;
    this.function = function;
    this.messages = messages;
  }

  /**
   * Gives the events before a position to the function, each once. If it is running already, that
   * run goes on to them.
   */
  void deliverTo(long position) {
    synchronized (this) {
      if (running) {
        return;
      }
      running = true;
    }
    try {
      while (!cancelled && next < Math.min(position, end)) {
        deliverSome(Math.min(position, end));
      }
    } finally {
      synchronized (this) {
        running = false;
      }
    }
    if (next >= end) {
      cancel();
    }
  }

  /** The next events, as many as are read at once. What cannot be read ends the subscription. */
  private void deliverSome(long position) {
    List<T> events;
    try {
      next = Math.max(next, Math.min(log.first(), position));
      events = log.events(next, Math.min(BATCH, position - next));
    } catch (Abort unreadable) {
      tell("cannot be given", unreadable);
      cancel();
      return;
    }
    for (T event : events) {
      if (!cancelled) {
        deliver(event);
        next++;
      }
    }
  }

  /** A failure of the function is told, and concerns nobody else. */
  private void deliver(T event) {
    try {
      function.apply(event);
    } catch (CascadeBugException bug) {
      throw bug;
    } catch (RuntimeException | StackOverflowError failed) {
      tell("failed at", failed);
    }
  }

  private void tell(String what, Throwable failed) {
    messages.accept(
        "A subscriber of `"
            + log
            + "` "
            + what
            + " event "
            + next
            + ": "
            + SourcePlace.describe(failed));
  }

  @Override
  public void cancel() {
    cancelled = true;
    log.unsubscribe(this);
  }
}
