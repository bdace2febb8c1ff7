package org.cascade.runtime.txn;

/** How far back one thread's outermost snapshot looks: what it sees is kept. */
final class Pin {
  /** Nothing is kept for this thread. */
  static final long NONE = Long.MAX_VALUE;

  /** The number of the snapshot; 0, which keeps everything, until that is known. */
  volatile long number = NONE;
}
