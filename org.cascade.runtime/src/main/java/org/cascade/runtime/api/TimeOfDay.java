package org.cascade.runtime.api;

import java.time.Instant;
import org.cascade.runtime.engine.Engines;

/** The time as a program is told: by the engine, so that a simulated run can be repeated. */
public final class TimeOfDay {
  private TimeOfDay() {}

  public static Instant now() {
    return Engines.current().clock().now();
  }
}
