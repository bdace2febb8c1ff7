package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The total order of values. */
class OrderingTest {
  /** A generated record with an order of its own. */
  private record Rank(long value) implements Comparable<Rank> {
    @Override
    public int compareTo(Rank other) {
      return Ordering.compare(value, other.value);
    }
  }

  /** Values of all types in ascending order. */
  private static final List<Object> ASCENDING =
      List.of(
          Unit.VALUE,
          false,
          true,
          -5L,
          10L,
          Double.NEGATIVE_INFINITY,
          -0.0,
          0.0,
          2.5,
          Double.NaN,
          BigInteger.TWO,
          BigInteger.TEN,
          Decimals.of(1.5),
          Decimals.of(10),
          "",
          "Z",
          "a",
          "ab",
          "b",
          "\uFFFD",
          "😀",
          Bytes.of((byte) 1),
          Bytes.of((byte) 200),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Instant.EPOCH,
          Instant.EPOCH.plusSeconds(1),
          new UUID(1, 1),
          new UUID(-1, 1),
          new Tuple2<>(1L, "b"),
          new Tuple2<>(2L, "a"),
          new Tuple3<>(1L, 1L, 1L),
          Array.of(1L),
          Array.of(1L, 2L),
          Array.of(2L),
          Option.none(),
          Option.some(1L),
          Option.some(2L),
          Result.ok(5L),
          Result.err(1L),
          new Rank(1),
          new Rank(2));

  @Test
  void isTotal() {
    for (int i = 0; i < ASCENDING.size(); i++) {
      for (int j = 0; j < ASCENDING.size(); j++) {
        Object a = ASCENDING.get(i);
        Object b = ASCENDING.get(j);
        int order = Integer.signum(Ordering.compare(a, b));
        assertEquals(Integer.compare(i, j), order, a + " and " + b);
      }
    }
  }

  @Test
  void sortsWhatWasShuffled() {
    var random = new Random(3);
    for (int i = 0; i < 50; i++) {
      var shuffled = new ArrayList<>(ASCENDING);
      Collections.shuffle(shuffled, random);
      assertEquals(Array.from(ASCENDING), Array.from(shuffled).sort());
    }
  }

  @Test
  void functionsHaveNoOrder() {
    Fn0<Long> one = () -> 1L;
    Fn0<Long> two = () -> 2L;
    Abort abort = assertThrows(Abort.class, () -> Ordering.compare(one, two));
    assertEquals("`<function>` cannot be ordered", abort.message());
    assertThrows(Abort.class, () -> Ordering.compare(Map.empty(), Map.empty()));
  }

  @Test
  void comparablesOfDifferentTypesHaveSomeOrder() {
    int order = Ordering.compare(new Rank(1), java.time.LocalDate.EPOCH);
    assertTrue(order != 0);
    assertEquals(
        -Integer.signum(order),
        Integer.signum(Ordering.compare(java.time.LocalDate.EPOCH, new Rank(1))));
  }
}
