package org.cascade.runtime.workload;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.cascade.runtime.history.Register;
import org.cascade.runtime.value.Unit;

/** Of the keys in one range, over two shards, there are never more than a few. */
final class PhantomInRange implements Workload {
  private static final int RANGES = 4;
  private static final int KEYS = 40;
  private static final long MOST = 5;

  private final Register one = Register.create();
  private final Register other = Register.create();

  private long count(int range) {
    long from = (long) range * KEYS;
    return one.count(from, from + KEYS) + other.count(from, from + KEYS);
  }

  @Override
  public void write(int thread, Random random) {
    int range = random.nextInt(RANGES);
    long key = (long) range * KEYS + random.nextInt(KEYS);
    Register at = random.nextBoolean() ? one : other;
    boolean removes = random.nextInt(3) == 0;
    Register.transact(() -> {
      if (removes) {
        at.remove(key);
      } else if (count(range) < MOST) {
        at.add(key);
      }
      return Unit.VALUE;
    });
  }

  @Override
  public void read(int thread, Random random) {
    int range = random.nextInt(RANGES);
    long found = one.looking(() -> count(range));
    assertTrue(found <= MOST, () -> found + " keys in range " + range);
  }

  @Override
  public void end() {
    for (int i = 0; i < RANGES; i++) {
      assertTrue(count(i) <= MOST);
    }
  }
}
