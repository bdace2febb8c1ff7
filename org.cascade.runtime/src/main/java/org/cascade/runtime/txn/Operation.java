package org.cascade.runtime.txn;

/**
 * What runs as a transaction, for messages: {@code Counter.increment}.
 *
 * @param owner the type whose operation it is; empty if {@code name} says it all
 */
public record Operation(String owner, String name) {
  public Operation(String name) {
    this("", name);
  }

  @Override
  public String toString() {
    return owner.isEmpty() ? name : owner + "." + name;
  }
}
