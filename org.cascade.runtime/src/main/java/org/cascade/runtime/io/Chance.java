package org.cascade.runtime.io;

/** Random numbers, for spreading retries. */
@FunctionalInterface
public interface Chance {
  /** A number from 0 up to, not including, {@code bound}. */
  long below(long bound);
}
