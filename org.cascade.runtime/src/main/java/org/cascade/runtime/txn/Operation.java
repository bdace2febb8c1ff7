package org.cascade.runtime.txn;

/** What runs as a transaction or on a snapshot, for messages: {@code Counter.increment}. */
public record Operation(String name) {
  @Override
  public String toString() {
    return name;
  }
}
