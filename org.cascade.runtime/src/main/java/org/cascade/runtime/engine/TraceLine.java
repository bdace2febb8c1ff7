package org.cascade.runtime.engine;

import org.cascade.runtime.txn.TransactionReport;

/** A line of {@code --trace}. */
final class TraceLine {
  private static final int NANOS_PER_MICRO = 1000;

  private TraceLine() {}

  /** {@code [trace] Bank.transfer on Account#1, Account#2: committed, retried 2 times, 153 µs}. */
  static String of(TransactionReport report) {
    var line = new StringBuilder("[trace] ").append(report.operation());
    if (!report.spaces().isEmpty()) {
      line.append(" on ").append(String.join(", ", report.spaces()));
    }
    line.append(": ").append(report.outcome());
    if (report.retries() > 0) {
      line.append(", retried ").append(report.retries());
      line.append(report.retries() == 1 ? " time" : " times");
    }
    return line.append(", ").append(report.nanos() / NANOS_PER_MICRO).append(" µs").toString();
  }
}
