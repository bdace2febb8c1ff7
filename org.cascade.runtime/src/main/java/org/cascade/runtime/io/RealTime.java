package org.cascade.runtime.io;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** The machine's clocks. */
final class RealTime implements TimeSource {
  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long steadyNanos() {
    return System.nanoTime();
  }

  @Override
  public void pause(long nanos) {
    LockSupport.parkNanos(nanos);
  }

  @Override
  public void await(Condition condition, long nanos) throws InterruptedException {
    condition.awaitNanos(nanos);
  }
}
