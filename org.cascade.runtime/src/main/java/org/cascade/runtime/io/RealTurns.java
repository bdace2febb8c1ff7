package org.cascade.runtime.io;

import java.util.concurrent.locks.Lock;

/** Java's own locks and monitors. */
final class RealTurns implements Turns {
  @Override
  public Lock newLock() {
    return new SpinningLock();
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // the caller's loop is around
  public void await(Object monitor) throws InterruptedException {
    monitor.wait();
  }

  @Override
  public void wake(Object monitor) {
    monitor.notifyAll();
  }
}
