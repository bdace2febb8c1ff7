package org.cascade.runtime.value;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Functions of {@code DateTime}, an instant in UTC, shown as {@code 2026-01-31T12:00:00Z}. */
public final class DateTimes {
  private DateTimes() {}

  /** A date and time of UTC; aborts where there is no such day or time. */
  public static Instant of(long year, long month, long day, long hour, long minute, long second) {
    try {
      return LocalDateTime.of(
              Math.toIntExact(year),
              Math.toIntExact(month),
              Math.toIntExact(day),
              Math.toIntExact(hour),
              Math.toIntExact(minute),
              Math.toIntExact(second))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException | ArithmeticException impossible) {
      throw new Abort("there is no such date and time: " + impossible.getMessage(), impossible);
    }
  }

  /** A date and time in the form of ISO 8601, with {@code Z} or an offset from UTC. */
  public static Result<Instant, String> parse(String text) {
    try {
      return Result.ok(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException malformed) {
      return Result.err(Show.quoted(text) + " is not a DateTime such as \"2026-01-31T12:00:00Z\"");
    }
  }

  public static Instant ofEpochMillis(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  /** Milliseconds since 1970-01-01T00:00:00Z. */
  public static long toEpochMillis(Instant a) {
    try {
      return a.toEpochMilli();
    } catch (ArithmeticException tooBig) {
      throw new Abort(a + " in milliseconds does not fit Int", tooBig);
    }
  }

  public static Instant add(Instant a, Duration b) {
    return fitting(() -> a.plus(b));
  }

  public static Instant sub(Instant a, Duration b) {
    return fitting(() -> a.minus(b));
  }

  /** The time from one instant to another, negative where {@code to} is earlier. */
  public static Duration between(Instant from, Instant to) {
    return Duration.between(from, to);
  }

  public static int compare(Instant a, Instant b) {
    return a.compareTo(b);
  }

  public static long year(Instant a) {
    return utc(a).getYear();
  }

  public static long month(Instant a) {
    return utc(a).getMonthValue();
  }

  public static long day(Instant a) {
    return utc(a).getDayOfMonth();
  }

  /** 1 for Monday to 7 for Sunday. */
  public static long dayOfWeek(Instant a) {
    return utc(a).getDayOfWeek().getValue();
  }

  public static long hour(Instant a) {
    return utc(a).getHour();
  }

  public static long minute(Instant a) {
    return utc(a).getMinute();
  }

  public static long second(Instant a) {
    return utc(a).getSecond();
  }

  public static String show(Instant a) {
    return a.toString();
  }

  private static OffsetDateTime utc(Instant a) {
    return a.atOffset(ZoneOffset.UTC);
  }

  private static Instant fitting(Fn0<Instant> computation) {
    try {
      return computation.apply();
    } catch (ArithmeticException | DateTimeException tooBig) {
      throw new Abort("the result does not fit DateTime", tooBig);
    }
  }
}
