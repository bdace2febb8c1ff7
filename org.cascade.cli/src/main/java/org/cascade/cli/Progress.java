package org.cascade.cli;

import java.util.concurrent.locks.ReentrantLock;
import org.cascade.lang.compiler.CompileRequest;

/** Shows on a terminal, in one line that is wiped again, what takes longer than a second. */
final class Progress implements CompileRequest.Progress, AutoCloseable {
  private static final long PATIENCE_MILLIS = 1000;
  private static final long REFRESH_MILLIS = 200;
  private static final String WIPE = "\r\u001b[K";

  private final Terminal terminal;
  private final long began = System.nanoTime();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile String step = "";
  private boolean shown;
  private boolean closed;

  private Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  static Progress start(Terminal terminal) {
    Progress progress = new Progress(terminal);
    if (terminal.errWatched()) {
      Thread thread = new Thread(progress::show, "cascade-progress");
      thread.setDaemon(true);
      thread.start();
      // Who interrupts finds an empty line.
      Runtime.getRuntime().addShutdownHook(new Thread(progress::close));
    }
    return progress;
  }

  @Override
  public void begin(String newStep) {
    step = newStep;
  }

  private void show() {
    try {
      Thread.sleep(PATIENCE_MILLIS);
      while (draw()) {
        Thread.sleep(REFRESH_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean draw() {
    lock.lock();
    try {
      if (!closed) {
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        terminal.err().print(WIPE + cut("cascade: " + step + " (" + seconds + " s)"));
        terminal.err().flush();
        shown = true;
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Only the line with the cursor can be wiped, so there must not be a second one. */
  private String cut(String line) {
    int room = terminal.columns() - 1;
    return room <= 0 || line.length() <= room ? line : line.substring(0, room);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      boolean left = shown && !closed;
      closed = true;
      if (left) {
        terminal.err().print(WIPE);
        terminal.err().flush();
      }
    } finally {
      lock.unlock();
    }
  }
}
