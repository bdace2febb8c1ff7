package org.cascade.bench.engine;

import java.util.Arrays;
import java.util.Random;

/** Keys to ask for, drawn beforehand: even numbers below twice the number of keys. */
final class Keys {
  private static final int DRAWN = 1 << 20;
  private static final double ZIPF = 0.99;

  private Keys() {}

  /** The key of a turn. */
  static long at(int[] keys, int turn) {
    return keys[turn & (DRAWN - 1)];
  }

  static int[] uniform(int count, long seed) {
    Random random = new Random(seed);
    return random.ints(DRAWN, 0, count).map(i -> 2 * i).toArray();
  }

  /** A few keys are asked for most of the time; which ones, is spread over all of them. */
  static int[] zipfian(int count, long seed) {
    Random random = new Random(seed);
    double[] sums = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1 / Math.pow(i + 1, ZIPF);
      sums[i] = sum;
    }
    int[] spread = shuffled(count, random);
    int[] keys = new int[DRAWN];
    for (int i = 0; i < DRAWN; i++) {
      int at = Arrays.binarySearch(sums, random.nextDouble() * sum);
      keys[i] = 2 * spread[Math.min(count - 1, at < 0 ? -1 - at : at)];
    }
    return keys;
  }

  /** Odd keys below twice the number of keys, each once. */
  static int[] fresh(int count, long seed) {
    return Arrays.stream(shuffled(count, new Random(seed))).map(i -> 2 * i + 1).toArray();
  }

  private static int[] shuffled(int count, Random random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
