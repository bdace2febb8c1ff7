package org.cascade.runtime.io;

import java.util.concurrent.locks.Condition;
import org.cascade.runtime.value.Clock;

/** The time of day, a steady time for time-outs, and a pause. */
public interface TimeSource extends Clock {
  /** Nanoseconds that never go back; only differences mean anything. */
  long steadyNanos();

  /** Lets about this time pass. */
  void pause(long nanos);

  /** Waits for a signal, about this long at most; the condition's lock is held. */
  void await(Condition condition, long nanos) throws InterruptedException;
}
