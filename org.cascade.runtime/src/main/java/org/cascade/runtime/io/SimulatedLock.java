package org.cascade.runtime.io;

import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.cascade.runtime.io.SimulatedThreads.Task;
import org.jspecify.annotations.Nullable;

/** A lock of a simulated machine: taken by whoever runs, while nobody else does. */
final class SimulatedLock implements Lock {
  private final SimulatedThreads threads;
  private @Nullable Task holder;
  private int holds;

  SimulatedLock(SimulatedThreads threads) {
    this.threads = threads;
  }

  @Override
  public void lock() {
    Task me = threads.me();
    if (holder == me) {
      hold(me, 1);
    } else {
      threads.turn();
      take(me, 1);
    }
  }

  private void take(Task me, int times) {
    while (holder != null) {
      threads.waitFor(this, SimulatedThreads.NEVER);
    }
    holder = me;
    hold(me, times);
  }

  private void hold(Task me, int times) {
    holds += times;
    me.locks += times;
  }

  @Override
  public void unlock() {
    letGo(1);
  }

  private void letGo(int times) {
    Task me = threads.me();
    if (holder != me) {
      throw new IllegalMonitorStateException(me + " does not hold the lock");
    }
    hold(me, -times);
    if (holds == 0) {
      holder = null;
      threads.wakeAll(this);
    }
  }

  @Override
  public Condition newCondition() {
    return new Changed();
  }

  @Override
  public void lockInterruptibly() {
    lock();
  }

  @Override
  public boolean tryLock() {
    boolean free = holder == null || holder == threads.me();
    if (free) {
      take(threads.me(), 1);
    }
    return free;
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) {
    throw new UnsupportedOperationException("nobody waits for a lock for some time only");
  }

  /** Something that those who wait are told of. */
  private final class Changed implements Condition {
    @Override
    public long awaitNanos(long nanos) {
      long until = threads.steadyNanos() + nanos;
      waitUntil(until);
      return until - threads.steadyNanos();
    }

    private void waitUntil(long until) {
      int times = holds;
      letGo(times);
      threads.waitFor(this, until);
      take(threads.me(), times);
    }

    @Override
    public void await() {
      waitUntil(SimulatedThreads.NEVER);
    }

    @Override
    public void awaitUninterruptibly() {
      await();
    }

    @Override
    public boolean await(long time, TimeUnit unit) {
      return awaitNanos(unit.toNanos(time)) > 0;
    }

    @Override
    public boolean awaitUntil(Date deadline) {
      throw new UnsupportedOperationException("nobody waits for a time of day");
    }

    @Override
    public void signal() {
      signalAll();
    }

    @Override
    public void signalAll() {
      threads.wakeAll(this);
    }
  }
}
