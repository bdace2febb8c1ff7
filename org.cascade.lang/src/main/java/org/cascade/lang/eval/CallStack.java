package org.cascade.lang.eval;

import java.util.List;
import org.cascade.lang.source.Span;

/**
 * The calls in progress where an evaluation stopped, innermost first.
 *
 * @param omitted how many outer calls are left out
 */
public record CallStack(List<Call> calls, int omitted) {
  private static final int MAX_SHOWN = 32;

  /** A call of a function, and where it is written. */
  public record Call(String function, Span span) {}

  /** Of calls in the order in which they were made. */
  static CallStack of(List<Call> outermostFirst) {
    int shown = Math.min(MAX_SHOWN, outermostFirst.size());
    int omitted = outermostFirst.size() - shown;
    return new CallStack(
        List.copyOf(outermostFirst.subList(omitted, outermostFirst.size()).reversed()), omitted);
  }
}
