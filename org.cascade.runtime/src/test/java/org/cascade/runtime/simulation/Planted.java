package org.cascade.runtime.simulation;

/** A fault that a simulation is given, to see that it is found. */
enum Planted {
  NOTHING,
  /** The disk says that it has synced, and has not. */
  SYNC_SKIPPED,
  /** Clients are answered before what they did is on the disk. */
  ANSWERED_EARLY,
  /** What a transaction has read is not looked at again when it commits. */
  NOT_VALIDATED,
  /** A transaction commits in two parts. */
  TWO_PARTS,
  /** A view reads each thing when it comes to it. */
  NO_SNAPSHOT,
  /** A transaction that was said to be rolled back has committed. */
  NOT_ROLLED_BACK,
  /** A subscriber goes on from one event too early. */
  EVENT_TWICE
}
