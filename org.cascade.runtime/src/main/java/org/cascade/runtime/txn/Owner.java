package org.cascade.runtime.txn;

/** Who can keep others from writing a space. */
sealed interface Owner permits Transaction, Reservation {
  /** For messages: what it is that holds the space. */
  String describe();
}
