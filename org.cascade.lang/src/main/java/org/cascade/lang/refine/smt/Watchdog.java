package org.cascade.lang.refine.smt;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Stops a solver that hangs in spite of its limit on steps. It never decides anything: what it
 * stops is unknown, and not remembered.
 */
final class Watchdog implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(r -> {
        Thread thread = new Thread(r, "cascade-solver-watchdog");
        thread.setDaemon(true);
        return thread;
      });

  private final ScheduledFuture<?> bark;
  private volatile boolean barked;

  private Watchdog(Runnable stop) {
    bark =
        CLOCK.schedule(
            () -> {
              barked = true;
              stop.run();
            },
            PATIENCE_SECONDS,
            TimeUnit.SECONDS);
  }

  static Watchdog start(Runnable stop) {
    return new Watchdog(stop);
  }

  boolean hasBarked() {
    return barked;
  }

  @Override
  public void close() {
    bark.cancel(false);
  }
}
