package org.cascade.runtime.io;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that is asked for a little while before its thread is put to sleep: what it guards here is
 * over in less time than waking a thread takes.
 */
final class SpinningLock extends ReentrantLock {
  private static final long serialVersionUID = 1;
  private static final int TURNS = 200;

  @Override
  public void lock() {
    for (int i = 0; i < TURNS; i++) {
      if (tryLock()) {
        return;
      }
      Thread.onSpinWait();
    }
    super.lock();
  }
}
