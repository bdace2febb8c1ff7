package org.cascade.runtime.io;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Threads of the common pool.
 *
 * <p>Numbers are claimed one by one, by the caller and by pool threads that are free. The caller
 * waits only for numbers that a running thread has claimed, and never runs a task of somebody else
 * meanwhile: so no order of waiting can be a cycle through the pool.
 */
final class PoolWorkers implements Workers {
  @Override
  public int parallelism() {
    return ForkJoinPool.getCommonPoolParallelism() + 1;
  }

  @Override
  public void start(String name, Runnable task) {
    Thread.ofPlatform().name("cascade " + name).daemon().start(task);
  }

  @Override
  public Waiting atExit(Runnable task) {
    return Exit.INSTANCE.add(task);
  }

  @Override
  public void runAll(int count, IntConsumer task) {
    var next = new AtomicInteger();
    var done = new CountDownLatch(count);
    Runnable claim =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            try {
              task.accept(i);
            } finally {
              done.countDown();
            }
          }
        };
    int others = Math.min(count, parallelism()) - 1;
    for (int i = 0; i < others; i++) {
      ForkJoinPool.commonPool().execute(claim);
    }
    claim.run();
    awaitAll(done);
  }

  /** What is to be done when the process is ended; made when first needed. */
  private static final class Exit {
    static final Exit INSTANCE = new Exit();

    private final Set<Runnable> tasks = ConcurrentHashMap.newKeySet();

    Exit() {
      Runtime.getRuntime().addShutdownHook(new Thread(this::run, "cascade exit"));
    }

    private void run() {
      tasks.forEach(Runnable::run);
    }

    Waiting add(Runnable task) {
      tasks.add(task);
      return () -> tasks.remove(task);
    }
  }

  private static void awaitAll(CountDownLatch done) {
    boolean interrupted = false;
    while (done.getCount() > 0) {
      try {
        done.await();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
