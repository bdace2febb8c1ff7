package org.cascade.runtime.value;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Functions of {@code Duration}, a signed length of time in nanoseconds. */
public final class Durations {
  private Durations() {}

  public static Duration ofNanos(long nanos) {
    return Duration.ofNanos(nanos);
  }

  public static Duration ofMillis(long millis) {
    return Duration.ofMillis(millis);
  }

  public static Duration ofSeconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  public static Duration ofMinutes(long minutes) {
    return fitting(() -> Duration.ofMinutes(minutes));
  }

  public static Duration ofHours(long hours) {
    return fitting(() -> Duration.ofHours(hours));
  }

  /** Days of 24 hours. */
  public static Duration ofDays(long days) {
    return fitting(() -> Duration.ofDays(days));
  }

  /** A duration in the form of ISO 8601, such as {@code PT1H30M}, which is also how it shows. */
  public static Result<Duration, String> parse(String text) {
    try {
      return Result.ok(Duration.parse(text));
    } catch (DateTimeParseException malformed) {
      return Result.err(Show.quoted(text) + " is not a Duration such as \"PT1H30M\"");
    }
  }

  public static Duration add(Duration a, Duration b) {
    return fitting(() -> a.plus(b));
  }

  public static Duration sub(Duration a, Duration b) {
    return fitting(() -> a.minus(b));
  }

  public static Duration mul(Duration a, long times) {
    return fitting(() -> a.multipliedBy(times));
  }

  public static Duration div(Duration a, long parts) {
    if (parts == 0) {
      throw new Abort("division by zero: " + a + " / 0");
    }
    return fitting(() -> a.dividedBy(parts));
  }

  public static Duration neg(Duration a) {
    return fitting(a::negated);
  }

  public static Duration abs(Duration a) {
    return fitting(a::abs);
  }

  public static int compare(Duration a, Duration b) {
    return a.compareTo(b);
  }

  public static boolean isNegative(Duration a) {
    return a.isNegative();
  }

  public static long toNanos(Duration a) {
    return inInt(a::toNanos);
  }

  /** Whole milliseconds. */
  public static long toMillis(Duration a) {
    return inInt(a::toMillis);
  }

  /** Whole seconds. */
  public static long toSeconds(Duration a) {
    return a.toSeconds();
  }

  /** Seconds with their fraction. */
  public static double toReal(Duration a) {
    return a.getSeconds() + a.getNano() / 1e9;
  }

  public static String show(Duration a) {
    return a.toString();
  }

  private static Duration fitting(Fn0<Duration> computation) {
    try {
      return computation.apply();
    } catch (ArithmeticException | DateTimeException tooBig) {
      throw new Abort("the result does not fit Duration", tooBig);
    }
  }

  private static long inInt(Fn0<Long> computation) {
    try {
      return computation.apply();
    } catch (ArithmeticException tooBig) {
      throw new Abort("the duration does not fit Int", tooBig);
    }
  }
}
