package org.cascade.runtime.value;

/** How many things are divided among the nodes of one level of a balanced tree. */
final class Grouping {
  private Grouping() {}

  /**
   * Where the groups end when {@code count} things are divided into full groups of {@code max}, the
   * last two evened out, so that all (unless there is one only) are at least half full.
   */
  static int[] ends(int count, int max) {
    int groups = (int) (((long) count + max - 1) / max);
    int[] ends = new int[groups];
    for (int i = 0; i < groups; i++) {
      ends[i] = (int) Math.min(count, (i + 1L) * max);
    }
    if (groups > 1 && count - ends[groups - 2] < max / 2) {
      int start = groups > 2 ? ends[groups - 3] : 0;
      ends[groups - 2] = start + (count - start) / 2;
    }
    return ends;
  }
}
