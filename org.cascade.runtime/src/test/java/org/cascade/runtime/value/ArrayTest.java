package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Each member of arrays on small examples, and what is outside their range. */
class ArrayTest {
  private static final Array<Long> NUMBERS = Array.of(3L, 1L, 2L);
  private static final Array<String> WORDS = Array.of("b", "a", "c");

  @Test
  void transformsElements() {
    assertEquals(Array.of(6L, 2L, 4L), NUMBERS.map(n -> n * 2));
    assertEquals(Array.of("3", "1", "2"), NUMBERS.map(n -> Long.toString(n)));
    assertEquals(Array.of(3L, 2L), NUMBERS.filter(n -> n > 1));
    assertSame(NUMBERS, NUMBERS.filter(n -> true));
    assertEquals(Array.of(3L, 3L, 1L, 1L, 2L, 2L), NUMBERS.flatMap(n -> Array.of(n, n)));
    assertEquals(Array.of(1L, 2L), Array.flattened(Array.of(Array.of(1L), Array.of(2L))));
    assertEquals(Array.of(1L, 2L), Array.of(Array.of(1L), Array.of(2L)).<Long>flatten());
    assertEquals("bac", WORDS.fold("", (a, b) -> a + b));
    assertEquals(Option.some(6L), NUMBERS.reduce(Long::sum));
    assertEquals(Option.none(), Array.<Long>empty().reduce(Long::sum));
  }

  @Test
  void functionsOfIntsNeedNoBoxes() {
    for (Array<Long> numbers :
        List.of(NUMBERS, Array.range(1, 4), Array.range(1, 200).append(9L))) {
      assertEquals(numbers.map(n -> n * 2), numbers.map((IntMap) n -> n * 2));
      assertEquals(numbers.filter(n -> n > 1), numbers.filter((IntPredicate) n -> n > 1));
      assertEquals(numbers.fold(7L, Long::sum), numbers.fold(7L, (IntFold) Long::sum));
    }
    assertEquals(Array.of(2L), Array.<Long>of(1L).map((IntMap) n -> n + 1));
  }

  @Test
  void asksAboutElements() {
    assertTrue(NUMBERS.any(n -> n == 2) && !NUMBERS.any(n -> n == 4));
    assertTrue(NUMBERS.all(n -> n > 0) && !NUMBERS.all(n -> n > 1));
    assertEquals(Option.some(1L), NUMBERS.find(n -> n < 3));
    assertEquals(Option.some(2L), WORDS.indexOf("c"));
    assertEquals(Option.none(), WORDS.indexOf("d"));
    assertTrue(WORDS.contains("a"));
    assertFalse(WORDS.contains("z"));
    assertEquals(Option.some("b"), WORDS.first());
    assertEquals(Option.some("c"), WORDS.get(2));
    assertEquals(Option.none(), WORDS.get(3));
    assertEquals(Option.none(), Array.empty().last());
  }

  @Test
  void allOkStopsAtFirstError() {
    var visited = new ArrayList<Long>();
    Result<Unit, String> result =
        NUMBERS.allOk(n -> {
          visited.add(n);
          return Result.vote(n != 1, n + " failed");
        });
    assertEquals(Result.err("1 failed"), result);
    assertEquals(NUMBERS.take(2).asList(), visited);
    assertEquals(Result.done(), NUMBERS.allOk(n -> Result.<String>done()));
  }

  @Test
  void ordersElements() {
    assertEquals(Array.of(1L, 2L, 3L), NUMBERS.sort());
    assertEquals(Array.of("a", "b", "c"), WORDS.sort());
    assertEquals(Array.of(3L, 2L, 1L), NUMBERS.sortBy(n -> -n));
    assertEquals(Array.of("bb", "a", "c"), Array.of("a", "bb", "c").sortBy(s -> -s.length() + 0L));
    assertEquals(Array.of(2L, 1L, 3L), NUMBERS.reverse());
    assertEquals(Option.some(1L), NUMBERS.min());
    assertEquals(Option.some("c"), WORDS.max());
    assertEquals(Option.none(), Array.<Long>empty().max());
  }

  @Test
  void pairsAndGroupsElements() {
    assertEquals(
        Array.of(new Tuple2<>(3L, "b"), new Tuple2<>(1L, "a")), NUMBERS.zip(WORDS.take(2)));
    assertEquals("[(0, \"b\"), (1, \"a\"), (2, \"c\")]", WORDS.enumerate().toString());
    assertEquals("{1: [3, 1], 0: [2]}", NUMBERS.groupBy(n -> n % 2).toString());
    assertEquals(Array.of(2L, 1L), Array.of(2L, 1L, 2L, 1L).distinct());
    assertEquals("Set{2, 1}", Array.of(2L, 1L, 2L).toSet().toString());
    assertEquals("3-1-2", NUMBERS.join("-"));
    assertEquals("b, a, c", WORDS.join(", "));
  }

  @Test
  void sumsElements() {
    assertEquals(6, NUMBERS.sumInt());
    assertEquals(0, Array.<Long>empty().sumInt());
    assertEquals(4.0, Array.of(1.5, 2.5).sumReal());
    assertEquals(BigInteger.TWO, Array.of(BigInteger.ONE, BigInteger.ONE).sumBigInt());
    assertEquals(new BigDecimal("2"), Array.of(Decimals.of(0.5), Decimals.of(1.5)).sumDecimal());
    assertThrows(Abort.class, () -> Array.of(Long.MAX_VALUE, 1L).sumInt());
  }

  @Test
  void rangesAreArrays() {
    assertEquals(Array.of(2L, 3L, 4L), Array.range(2, 5));
    assertEquals(Array.empty(), Array.range(5, 2));
    assertEquals(499_999_500_000L, Array.range(0, 1_000_000).sumInt());
    assertEquals(Array.of(0L, 9L, 2L), Array.range(0, 3).set(1, 9L));
    assertEquals(Array.of(0L, 1L, 7L), Array.range(0, 2).append(7L));
    assertThrows(Abort.class, () -> Array.range(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Test
  void equalHoweverStored() {
    Array<Long> flat = Array.range(0, 500).map(n -> n);
    Array<Long> grown = Array.empty();
    for (long i = 0; i < 500; i++) {
      grown = grown.append(i);
    }
    Array<Object> boxed = Array.<Object>of("x").concat(Array.<Object>from(flat)).drop(1);
    assertEquals(flat, grown);
    assertEquals(flat, boxed);
    assertEquals(flat, Array.range(0, 500));
    assertEquals(flat.hashCode(), grown.hashCode());
    assertEquals(flat.hashCode(), boxed.hashCode());
    assertFalse(flat.equals(grown.set(499, 0L)));
  }

  @Test
  void arrayOfAnyTakesOtherTypes() {
    Array<Object> mixed = Array.of(1L, 2L);
    assertEquals("[1, \"x\"]", mixed.set(1, "x").toString());
    assertEquals("[1, 2, true]", mixed.append(true).toString());
  }

  @Test
  void outsideAborts() {
    Abort abort = assertThrows(Abort.class, () -> NUMBERS.at(3));
    assertEquals("index 3 is outside an array of length 3", abort.message());
    assertThrows(Abort.class, () -> NUMBERS.at(-1));
    assertThrows(Abort.class, () -> NUMBERS.at(1L << 32));
    assertThrows(Abort.class, () -> NUMBERS.set(3, 1L));
    assertThrows(Abort.class, () -> NUMBERS.insertAt(4, 1L));
    assertThrows(Abort.class, () -> NUMBERS.removeAt(3));
    assertThrows(Abort.class, () -> NUMBERS.slice(2, 1));
    assertThrows(Abort.class, () -> NUMBERS.slice(0, 4));
    assertEquals(NUMBERS, NUMBERS.take(10));
    assertEquals(Array.empty(), NUMBERS.take(-1));
    assertEquals(Array.empty(), NUMBERS.drop(10));
  }

  @Test
  void smallPartsDoNotKeepTheWhole() {
    Array<Long> whole = Array.range(0, 100_000).map(n -> n);
    assertEquals(100, whole.take(100).flat().stored());
    assertEquals(100_000, whole.drop(1).flat().stored());
    assertEquals(whole.at(99_999), whole.drop(1).at(99_998));
  }

  @Test
  void javaSeesListAndIterator() {
    assertThrows(NoSuchElementException.class, () -> Array.empty().iterator().next());
    assertThrows(UnsupportedOperationException.class, () -> NUMBERS.asList().add(1L));
    assertThrows(IndexOutOfBoundsException.class, () -> NUMBERS.asList().get(3));
    long[] source = {1, 2};
    Array<Long> array = Array.ofLongs(source);
    source[0] = 9;
    assertEquals(Array.of(1L, 2L), array);
  }
}
