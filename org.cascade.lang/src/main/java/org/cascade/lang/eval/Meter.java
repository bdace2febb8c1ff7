package org.cascade.lang.eval;

/** Counts what an evaluation uses against its budget. */
final class Meter {
  /** How many steps pass before it is asked whether the thread is interrupted; a power of two. */
  private static final int INTERVAL = 1 << 16;

  private final long steps;
  private long stepsLeft;
  private long memoryLeft;

  Meter(Budget budget) {
    steps = budget.steps();
    stepsLeft = steps;
    memoryLeft = budget.memory();
  }

  void step() {
    if (--stepsLeft < 0 || (stepsLeft % INTERVAL == 0 && Thread.currentThread().isInterrupted())) {
      throw new Signal.Spent(Evaluation.Limit.STEPS);
    }
  }

  void steps(long count) {
    if (count > stepsLeft) {
      throw new Signal.Spent(Evaluation.Limit.STEPS);
    }
    stepsLeft -= count;
  }

  /** How many steps there were so far. */
  long used() {
    return steps - stepsLeft;
  }

  /** To be called before the memory is taken. */
  void allocate(long elements) {
    if (elements > memoryLeft) {
      throw new Signal.Spent(Evaluation.Limit.MEMORY);
    }
    memoryLeft -= elements;
  }
}
