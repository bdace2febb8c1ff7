package org.cascade.runtime.workload;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.cascade.runtime.api.Transactions;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.value.Array;

/** Two grow, each on its own; all readers have to agree on which was when how large. */
final class LongFork implements Workload {
  private final Counter one = Counter.create(0);
  private final Counter other = Counter.create(0);

  /** For each value of one, the least and the greatest of the other that was seen with it. */
  private final TreeMap<Long, Range> seen = new TreeMap<>();

  private record Range(long least, long greatest) {
    Range with(long value) {
      return new Range(Math.min(least, value), Math.max(greatest, value));
    }
  }

  @Override
  public void write(int thread, Random random) {
    (thread % 2 == 0 ? one : other).increment();
  }

  @Override
  public void read(int thread, Random random) {
    List<Long> both =
        switch (random.nextInt(3)) {
          case 0 -> one.looking(() -> List.of(one.current(), other.current()));
          case 1 -> other.looking(() -> List.of(other.current(), one.current())).reversed();
          default ->
              Transactions.transaction("both", () -> List.of(one.current(), other.current()));
        };
    synchronized (seen) {
      seen.merge(
          both.getFirst(),
          new Range(both.getLast(), both.getLast()),
          (known, now) -> known.with(now.least()));
    }
  }

  @Override
  public void end() {
    long before = 0;
    for (Map.Entry<Long, Range> at : seen.entrySet()) {
      long least = at.getValue().least();
      long greatestBefore = before;
      assertTrue(
          least >= greatestBefore,
          () -> "at " + at + " one reader saw less than another one before: " + greatestBefore);
      before = at.getValue().greatest();
    }
    assertTrue(Array.of(one, other).all(counter -> counter.current() > 0));
  }
}
