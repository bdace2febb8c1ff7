package org.cascade.runtime.txn;

import java.time.Duration;

/**
 * The limits of transactions.
 *
 * @param transactionTimeout how long a transaction may wait for others, over all its attempts
 * @param reservationTimeout how long a prepared distributed transaction keeps its spaces
 * @param attemptsBeforeToken after so many lost attempts a transaction is run so that it must win
 */
public record IsolationOptions(
    Duration transactionTimeout, Duration reservationTimeout, int attemptsBeforeToken) {
  public static final IsolationOptions DEFAULT =
      new IsolationOptions(Duration.ofSeconds(30), Duration.ofSeconds(10), 8);

  /** The same, with another time to wait for others. */
  public IsolationOptions withTimeout(Duration timeout) {
    return new IsolationOptions(timeout, reservationTimeout, attemptsBeforeToken);
  }
}
