package org.cascade.runtime.txn;

import java.time.Duration;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.fault.SourcePlace;

/** Tells that a transaction waited too long for others: which it was, where, and for what. */
final class TimeOut {
  private static final long MILLIS_PER_SECOND = 1000;

  private TimeOut() {}

  /** Under the monitor, on the thread of the transaction. */
  static OperationException of(Operation operation, Attempts attempts, Obstacle obstacle) {
    return new OperationException.TimedOut(
        "`"
            + operation
            + "`"
            + SourcePlace.ofCaller().map(place -> " (" + place + ")").orElse("")
            + " timed out after "
            + shown(attempts.timeout())
            + times(attempts.lost())
            + ": "
            + obstacle.told()
            + ". Nothing of it is left. "
            + obstacle.wayOut()
            + " `--timeout` gives it more time.");
  }

  private static String times(int lost) {
    return lost == 0 ? "" : " and " + lost + (lost == 1 ? " attempt" : " attempts");
  }

  private static String shown(Duration timeout) {
    long millis = timeout.toMillis();
    return millis % MILLIS_PER_SECOND == 0 ? millis / MILLIS_PER_SECOND + " s" : millis + " ms";
  }
}
