package org.cascade.lang.eval;

import org.cascade.lang.source.Span;

/** What came of an evaluation. */
public sealed interface Evaluation {
  /**
   * It has a value.
   *
   * @param steps how many it took
   */
  record Evaluated(Value value, long steps) implements Evaluation {}

  /** The program gave up: overflow, an index outside, {@code error(…)}. */
  record Aborted(String message, Span span, CallStack stack) implements Evaluation {}

  /** It took too long or too much. */
  record OutOfBudget(Limit limit, Span span, CallStack stack) implements Evaluation {}

  /**
   * It asked for what only run time knows or does.
   *
   * @param what a noun phrase: {@code the state `count`}
   */
  record NotConst(Span span, String what, CallStack stack) implements Evaluation {}

  /** Which budget. */
  enum Limit {
    STEPS("steps"),
    MEMORY("memory"),
    DEPTH("nested calls");

    private final String shown;

    Limit(String shown) {
      this.shown = shown;
    }

    @Override
    public String toString() {
      return shown;
    }
  }
}
