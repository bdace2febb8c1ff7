package org.cascade.runtime.io;

import java.util.function.IntConsumer;

/** No threads but the caller's: the same order in every run. */
final class CallerWorkers implements Workers {
  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public void start(String name, Runnable task) {
    task.run();
  }

  @Override
  public void runAll(int count, IntConsumer task) {
    for (int i = 0; i < count; i++) {
      task.accept(i);
    }
  }
}
