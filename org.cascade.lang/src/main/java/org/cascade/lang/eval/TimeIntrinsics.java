package org.cascade.lang.eval;

import static org.cascade.lang.eval.Arguments.integer;
import static org.cascade.lang.eval.Arguments.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** Functions of Duration, DateTime and Uuid that read no clock and draw no number. */
final class TimeIntrinsics {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private TimeIntrinsics() {}

  static void register(Intrinsics.Table table) {
    registerDurations(table.of("Durations"));
    registerDateTimes(table.of("DateTimes"));
    table
        .of("Uuids")
        .add("of", (m, a) -> new Value.Uuid(new UUID(integer(a, 0), integer(a, 1))))
        .add("parse", TimeIntrinsics::parseUuid);
  }

  private static void registerDurations(Intrinsics.Table table) {
    table
        .add("ofNanos", (m, a) -> fitting(() -> Duration.ofNanos(integer(a, 0))))
        .add("ofMillis", (m, a) -> fitting(() -> Duration.ofMillis(integer(a, 0))))
        .add("ofSeconds", (m, a) -> fitting(() -> Duration.ofSeconds(integer(a, 0))))
        .add("ofMinutes", (m, a) -> fitting(() -> Duration.ofMinutes(integer(a, 0))))
        .add("ofHours", (m, a) -> fitting(() -> Duration.ofHours(integer(a, 0))))
        .add("ofDays", (m, a) -> fitting(() -> Duration.ofDays(integer(a, 0))))
        .add("parse", TimeIntrinsics::parseDuration)
        .add("add", (m, a) -> fitting(() -> duration(a, 0).plus(duration(a, 1))))
        .add("sub", (m, a) -> fitting(() -> duration(a, 0).minus(duration(a, 1))))
        .add("mul", (m, a) -> fitting(() -> duration(a, 0).multipliedBy(integer(a, 1))))
        .add("div", TimeIntrinsics::divide)
        .add("neg", (m, a) -> fitting(() -> duration(a, 0).negated()))
        .add("abs", (m, a) -> fitting(() -> duration(a, 0).abs()))
        .add("isNegative", (m, a) -> Value.of(duration(a, 0).isNegative()))
        .add("toNanos", (m, a) -> inInt(() -> duration(a, 0).toNanos()))
        .add("toMillis", (m, a) -> inInt(() -> duration(a, 0).toMillis()))
        .add("toSeconds", (m, a) -> Value.of(duration(a, 0).toSeconds()))
        .add(
            "toReal",
            (m, a) -> Value.of(duration(a, 0).getSeconds() + duration(a, 0).getNano() / 1e9));
  }

  private static void registerDateTimes(Intrinsics.Table table) {
    table
        .add("of", TimeIntrinsics::dateTime)
        .add("parse", TimeIntrinsics::parseDateTime)
        .add("ofEpochMillis", (m, a) -> new Value.DateTime(Instant.ofEpochMilli(integer(a, 0))))
        .add("toEpochMillis", TimeIntrinsics::toEpochMillis)
        .add("add", (m, a) -> fittingTime(() -> instant(a, 0).plus(duration(a, 1))))
        .add("sub", (m, a) -> fittingTime(() -> instant(a, 0).minus(duration(a, 1))))
        .add(
            "between", (m, a) -> new Value.Duration(Duration.between(instant(a, 0), instant(a, 1))))
        .add("year", part(OffsetDateTime::getYear))
        .add("month", part(OffsetDateTime::getMonthValue))
        .add("day", part(OffsetDateTime::getDayOfMonth))
        .add("dayOfWeek", part(t -> t.getDayOfWeek().getValue()))
        .add("hour", part(OffsetDateTime::getHour))
        .add("minute", part(OffsetDateTime::getMinute))
        .add("second", part(OffsetDateTime::getSecond));
  }

  private static Duration duration(List<Value> args, int i) {
    return ((Value.Duration) args.get(i)).value();
  }

  private static Instant instant(List<Value> args, int i) {
    return ((Value.DateTime) args.get(i)).value();
  }

  private static Intrinsic part(ToLongFunction<OffsetDateTime> part) {
    return (m, a) -> Value.of(part.applyAsLong(instant(a, 0).atOffset(ZoneOffset.UTC)));
  }

  private static Value fitting(Supplier<Duration> computation) {
    try {
      return new Value.Duration(computation.get());
    } catch (ArithmeticException | DateTimeException tooBig) {
      throw new Signal.Fault("the result does not fit Duration");
    }
  }

  private static Value fittingTime(Supplier<Instant> computation) {
    try {
      return new Value.DateTime(computation.get());
    } catch (ArithmeticException | DateTimeException tooBig) {
      throw new Signal.Fault("the result does not fit DateTime");
    }
  }

  private static Value inInt(Supplier<Long> computation) {
    try {
      return Value.of(computation.get().longValue());
    } catch (ArithmeticException tooBig) {
      throw new Signal.Fault("the duration does not fit Int");
    }
  }

  private static Value divide(Machine machine, List<Value> args) {
    if (integer(args, 1) == 0) {
      throw new Signal.Fault("division by zero: " + duration(args, 0) + " / 0");
    }
    return fitting(() -> duration(args, 0).dividedBy(integer(args, 1)));
  }

  private static Value dateTime(Machine machine, List<Value> args) {
    int[] parts = new int[6];
    try {
      for (int i = 0; i < parts.length; i++) {
        parts[i] = Math.toIntExact(integer(args, i));
      }
      LocalDateTime time =
          LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
      return new Value.DateTime(time.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException | ArithmeticException impossible) {
      throw new Signal.Fault("there is no such date and time: " + impossible.getMessage());
    }
  }

  private static Value toEpochMillis(Machine machine, List<Value> args) {
    try {
      return Value.of(instant(args, 0).toEpochMilli());
    } catch (ArithmeticException tooBig) {
      throw new Signal.Fault(instant(args, 0) + " in milliseconds does not fit Int");
    }
  }

  private static Value parseDuration(Machine machine, List<Value> args) {
    return parsed(
        machine,
        text(args, 0),
        text -> new Value.Duration(Duration.parse(text)),
        " is not a Duration such as \"PT1H30M\"");
  }

  private static Value parseDateTime(Machine machine, List<Value> args) {
    return parsed(
        machine,
        text(args, 0),
        text -> new Value.DateTime(OffsetDateTime.parse(text).toInstant()),
        " is not a DateTime such as \"2026-01-31T12:00:00Z\"");
  }

  private static Value parsed(
      Machine machine, String text, Function<String, Value> parse, String otherwise) {
    try {
      return Library.ok(parse.apply(text));
    } catch (DateTimeParseException malformed) {
      return Library.err(machine.text(ValueText.quoted(text) + otherwise));
    }
  }

  private static Value parseUuid(Machine machine, List<Value> args) {
    String text = text(args, 0);
    return UUID_FORM.matcher(text).matches()
        ? Library.ok(new Value.Uuid(UUID.fromString(text)))
        : Library.err(machine.text(ValueText.quoted(text) + " is not a Uuid"));
  }
}
