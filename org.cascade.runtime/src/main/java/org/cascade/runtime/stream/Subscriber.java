package org.cascade.runtime.stream;

import java.util.function.Consumer;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.fault.SourcePlace;
import org.cascade.runtime.value.Fn1;

/** One subscriber: its function, and which event it is to get next. */
final class Subscriber<T> implements Subscription {
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
  void deliverTo(int position) {
    synchronized (this) {
      if (running) {
        return;
      }
      running = true;
    }
    try {
      while (!cancelled && next < Math.min(position, end)) {
        deliver(next++);
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

  /** A failure of the function is told, and concerns nobody else. */
  private void deliver(long position) {
    try {
      function.apply(log.event((int) position));
    } catch (CascadeBugException bug) {
      throw bug;
    } catch (RuntimeException | StackOverflowError failed) {
      messages.accept(
          "A subscriber of `"
              + log
              + "` failed at event "
              + position
              + ": "
              + SourcePlace.describe(failed));
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    log.unsubscribe(this);
  }
}
