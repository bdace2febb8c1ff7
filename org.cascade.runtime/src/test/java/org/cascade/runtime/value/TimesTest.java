package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Durations, date-times and identifiers. */
class TimesTest {
  @Test
  void durations() {
    Duration hour = Durations.ofHours(1);
    assertEquals(hour, Durations.ofMinutes(60));
    assertEquals(Result.ok(hour), Durations.parse("PT1H"));
    assertEquals(Result.err("\"1h\" is not a Duration such as \"PT1H30M\""), Durations.parse("1h"));
    assertEquals(5_400_000, Durations.toMillis(Durations.add(hour, Durations.ofMinutes(30))));
    assertEquals(0.5, Durations.toReal(Durations.ofMillis(500)));
    assertEquals(Durations.ofMinutes(30), Durations.div(hour, 2));
    assertThrows(Abort.class, () -> Durations.div(hour, 0));
    assertThrows(Abort.class, () -> Durations.ofDays(Long.MAX_VALUE));
    assertThrows(Abort.class, () -> Durations.mul(hour, Long.MAX_VALUE));
    assertThrows(Abort.class, () -> Durations.toNanos(Durations.ofDays(200_000)));
  }

  @Test
  void dateTimes() {
    Instant noon = DateTimes.of(2026, 1, 31, 12, 0, 0);
    assertEquals("2026-01-31T12:00:00Z", DateTimes.show(noon));
    assertEquals(Result.ok(noon), DateTimes.parse("2026-01-31T14:00:00+02:00"));
    assertTrue(DateTimes.parse("2026-02-30T12:00:00Z").isErr());
    assertTrue(DateTimes.parse("yesterday").isErr());
    assertEquals(2026, DateTimes.year(noon));
    assertEquals(6, DateTimes.dayOfWeek(noon));
    assertEquals(
        Durations.ofDays(1), DateTimes.between(noon, DateTimes.add(noon, Durations.ofDays(1))));
    assertEquals(noon, DateTimes.ofEpochMillis(DateTimes.toEpochMillis(noon)));
    assertThrows(Abort.class, () -> DateTimes.of(2026, 2, 30, 0, 0, 0));
    assertThrows(Abort.class, () -> DateTimes.add(Instant.MAX, Durations.ofDays(1)));
  }

  @Test
  void uuids() {
    String text = "123e4567-e89b-12d3-a456-426614174000";
    assertEquals(text, Uuids.show(Uuids.parse(text).expect("valid")));
    assertEquals(Result.err("\"1-1-1-1-1\" is not a Uuid"), Uuids.parse("1-1-1-1-1"));
    assertTrue(Uuids.compare(Uuids.of(1, 0), Uuids.of(-1, 0)) < 0);
  }
}
