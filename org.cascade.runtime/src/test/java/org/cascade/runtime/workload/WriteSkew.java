package org.cascade.runtime.workload;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.value.Unit;

/** Each may take from either of two as long as both together are not below zero. */
final class WriteSkew implements Workload {
  private final Counter one = Counter.create(5);
  private final Counter other = Counter.create(5);

  @Override
  public void write(int thread, Random random) {
    Counter mine = random.nextBoolean() ? one : other;
    long amount = random.nextInt(9) - 4;
    mine.within(() -> {
      if (one.current() + other.current() + amount >= 0) {
        mine.setCount(mine.current() + amount);
      }
      return Unit.VALUE;
    });
  }

  @Override
  public void read(int thread, Random random) {
    long both = one.looking(() -> one.current() + other.current());
    assertTrue(both >= 0, () -> "both together are " + both);
  }

  @Override
  public void end() {
    read(0, new Random(0));
  }
}
