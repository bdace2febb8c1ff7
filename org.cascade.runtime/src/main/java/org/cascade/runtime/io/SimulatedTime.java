package org.cascade.runtime.io;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock that stands still until it is moved, or until somebody pauses. */
public final class SimulatedTime implements TimeSource {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong nanos = new AtomicLong();

  @Override
  public Instant now() {
    return START.plusNanos(nanos.get());
  }

  @Override
  public long steadyNanos() {
    return nanos.get();
  }

  @Override
  public void pause(long pauseNanos) {
    advance(pauseNanos);
  }

  /** Moves the clock forward. */
  public void advance(long byNanos) {
    nanos.addAndGet(byNanos);
  }

  /** Time passes here too; other threads get a moment to run. */
  @Override
  public void await(Condition condition, long nanos) throws InterruptedException {
    condition.awaitNanos(Math.min(nanos, 100_000));
    advance(nanos);
  }
}
