package org.cascade.runtime.io;

import java.util.function.IntConsumer;

/** The threads that parallel work is spread over. */
public interface Workers {
  /** How many run at a time, the caller included. */
  int parallelism();

  /**
   * Runs {@code task} once for each number below {@code count}, and returns when all are done. The
   * caller works too, on nothing but this. The task throws nothing.
   */
  void runAll(int count, IntConsumer task);

  /**
   * Starts a task that throws nothing, beside the caller where there are threads for it. It does
   * not keep the process alive.
   */
  void start(String name, Runnable task);

  /**
   * Has a short task run if the process is ended from outside, as by Ctrl-C; on a thread of its
   * own, while others go on. What is simulated ends by a crash, which asks nobody.
   */
  default Waiting atExit(Runnable task) {
    return () -> {};
  }

  /** A task that waits for the end of the process. */
  interface Waiting {
    /** Lets it be. */
    void cancel();
  }
}
