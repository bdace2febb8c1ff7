package org.cascade.runtime.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One transaction of a random workload. */
sealed interface Step {
  /** Moves money, if there is enough; perhaps as a transaction that is rehearsed first. */
  record Transfer(int from, int to, long amount, boolean distributed) implements Step {}

  /** Makes a shard. */
  record Open(String name) implements Step {}

  /** Puts books into a shard, if there is one, and counts: all in one transaction. */
  record Books(int branch, List<String> titles, long copies, int increments) implements Step {}

  /** Writes, and then aborts. */
  record Abort(long n) implements Step {}

  static Step of(Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> {
        int from = random.nextInt(Model.ACCOUNTS);
        int to = (from + 1 + random.nextInt(Model.ACCOUNTS - 1)) % Model.ACCOUNTS;
        yield new Transfer(from, to, 1 + random.nextInt(40), random.nextInt(3) == 0);
      }
      case 3 -> new Open("branch " + random.nextInt(100));
      case 4 -> new Abort(1 + random.nextInt(9));
      default ->
          new Books(random.nextInt(100), titles(random), 1 + random.nextInt(5), random.nextInt(3));
    };
  }

  private static List<String> titles(Random random) {
    List<String> titles = new ArrayList<>();
    int many = random.nextInt(20) == 0 ? 30 : random.nextInt(4);
    for (int i = 0; i < many; i++) {
      titles.add(title(random));
    }
    return titles;
  }

  private static String title(Random random) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> "Dune";
      case 2 -> "x".repeat(1 + random.nextInt(2500));
      default -> "Book " + random.nextInt(12);
    };
  }
}
