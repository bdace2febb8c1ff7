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

  private final Runnable stop;
  private final ScheduledFuture<?> bark;
  private boolean barked;
  private boolean over;

  private Watchdog(Runnable stop) {
    this.stop = stop;
    this.bark = CLOCK.schedule(this::bark, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static Watchdog start(Runnable stop) {
    return new Watchdog(stop);
  }

  /** Never after {@link #close}: what is to be stopped may be gone by then. */
  private synchronized void bark() {
    if (!over) {
      barked = true;
      stop.run();
    }
  }

  synchronized boolean hasBarked() {
    return barked;
  }

  @Override
  public synchronized void close() {
    over = true;
    bark.cancel(false);
  }
}
