package org.cascade.lang.refine.solve;

/** Decides obligations. Must be right whenever it says proved or refuted, and always come back. */
public interface Solver {
  Verdict decide(Obligation obligation);

  /** How many answers so far might be others at another time, because time ran out. */
  default int doubtful() {
    return 0;
  }
}
