package org.cascade.lang.ui.client;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts how often the server ended by itself, so that one that cannot live is not started for
 * ever.
 */
final class Failures {
  private static final long WINDOW_NANOS = 180_000_000_000L;
  private static final int ALLOWED = 4;

  private final Deque<Long> times = new ArrayDeque<>();

  /** Counts one more; says whether the server is worth another start. */
  boolean another() {
    long now = System.nanoTime();
    times.addLast(now);
    while (now - times.getFirst() > WINDOW_NANOS) {
      times.removeFirst();
    }
    return times.size() <= ALLOWED;
  }

  void forget() {
    times.clear();
  }
}
