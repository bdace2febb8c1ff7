package org.cascade.runtime.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/** Runs something on several threads, and fails if one fails or does not end. */
public final class Threads {
  private static final long LIMIT_SECONDS = 40;

  private Threads() {}

  public static void run(int count, IntConsumer body) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(count)) {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        futures.add(executor.submit(() -> body.accept(number)));
      }
      for (Future<?> future : futures) {
        await(future, executor);
      }
    }
  }

  private static void await(Future<?> future, ExecutorService executor) throws Exception {
    try {
      future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failed;
    } catch (TimeoutException stuck) {
      executor.shutdownNow();
      throw stuck;
    }
  }
}
