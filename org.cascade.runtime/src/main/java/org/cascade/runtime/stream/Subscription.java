package org.cascade.runtime.stream;

/** A subscriber's hold on a stream. */
@FunctionalInterface
public interface Subscription {
  /** No event reaches the subscriber after this. */
  void cancel();
}
