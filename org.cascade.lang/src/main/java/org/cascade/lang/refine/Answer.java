package org.cascade.lang.refine;

import org.cascade.lang.refine.replay.Replayed;

/** What is said of one condition of a claim. */
sealed interface Answer {
  record Proved() implements Answer {}

  /**
   * It was seen to be false.
   *
   * @param how a run of the program that came to it
   */
  record Refuted(Replayed how) implements Answer {}

  /** Nobody knows. */
  record Unknown() implements Answer {}
}
