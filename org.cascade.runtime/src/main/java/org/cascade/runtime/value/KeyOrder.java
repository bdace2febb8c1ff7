package org.cascade.runtime.value;

import java.util.Arrays;
import java.util.List;

/** Puts keys into their order; of equal ones, those that came first stay first. */
final class KeyOrder {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private KeyOrder() {}

  /** The places of the keys, in the order of the keys. */
  static int[] of(List<?> keys) {
    int[] places = new int[keys.size()];
    Arrays.setAll(places, place -> place);
    if (isOrdered(keys)) {
      return places;
    }
    long[] numbers = new long[places.length];
    for (int i = 0; i < numbers.length; i++) {
      if (!(keys.get(i) instanceof Long number)) {
        return compared(keys, places);
      }
      numbers[i] = number ^ Long.MIN_VALUE; // so that they are ordered as unsigned ones
    }
    return byDigits(numbers, places);
  }

  private static boolean isOrdered(List<?> keys) {
    for (int i = 1; i < keys.size(); i++) {
      if (Ordering.compare(keys.get(i - 1), keys.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  private static int[] compared(List<?> keys, int[] places) {
    Integer[] boxed = new Integer[places.length];
    Arrays.setAll(boxed, place -> place);
    Arrays.sort(boxed, (a, b) -> Ordering.compare(keys.get(a), keys.get(b)));
    Arrays.setAll(places, i -> boxed[i]);
    return places;
  }

  /** Radix sort, by those digits only in which some numbers differ. */
  private static int[] byDigits(long[] numbers, int[] places) {
    long differences = 0;
    for (long number : numbers) {
      differences |= number ^ numbers[0];
    }
    int[] sorted = places;
    int[] spare = new int[places.length];
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
      if (((differences >>> shift) & (DIGITS - 1)) != 0) {
        byDigit(numbers, shift, sorted, spare);
        int[] before = sorted;
        sorted = spare;
        spare = before;
      }
    }
    return sorted;
  }

  private static void byDigit(long[] numbers, int shift, int[] from, int[] to) {
    int[] starts = new int[DIGITS + 1];
    for (int place : from) {
      starts[digit(numbers[place], shift) + 1]++;
    }
    for (int i = 1; i < DIGITS; i++) {
      starts[i] += starts[i - 1];
    }
    for (int place : from) {
      to[starts[digit(numbers[place], shift)]++] = place;
    }
  }

  private static int digit(long number, int shift) {
    return (int) (number >>> shift) & (DIGITS - 1);
  }
}
