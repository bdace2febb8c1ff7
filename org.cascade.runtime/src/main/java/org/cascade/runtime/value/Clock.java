package org.cascade.runtime.value;

import java.time.Instant;

/** What tells a program the time; the runtime gives the real one or a simulated one. */
@FunctionalInterface
public interface Clock {
  Instant now();
}
