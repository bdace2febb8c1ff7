package org.cascade.lang.tests.random;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Random choices that a seed repeats. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Independent of what is drawn here before or after. */
  static Dice of(long seed, long index) {
    return new Dice(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index).nextLong());
  }

  /** From 0 up to, but without, a bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  long anyLong() {
    return random.nextLong();
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A way to go on, and how often it is taken. */
  record Way<T>(int weight, Supplier<T> next) {}

  <T> T take(List<Way<T>> ways) {
    int at = random.nextInt(ways.stream().mapToInt(Way::weight).sum());
    for (Way<T> way : ways) {
      at -= way.weight();
      if (at < 0) {
        return way.next().get();
      }
    }
    throw new IllegalStateException("no way to go on");
  }
}
