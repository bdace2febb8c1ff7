package org.cascade.runtime.workload;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.cascade.runtime.sample.Branch;
import org.cascade.runtime.sample.Library;
import org.cascade.runtime.value.Unit;

/** A slot is booked if a search over all of two shards finds nobody who has it. */
final class PhantomByPredicate implements Workload {
  private static final int SLOTS = 50;

  private final Library library = Library.create();
  private final Branch one = library.open("one");
  private final Branch other = library.open("other");

  private long holders(String slot) {
    return one.search(title -> title.startsWith(slot)).length()
        + other.search(title -> title.startsWith(slot)).length();
  }

  private static String slot(Random random) {
    return "slot " + random.nextInt(SLOTS) + " of ";
  }

  @Override
  public void write(int thread, Random random) {
    String slot = slot(random);
    Branch at = random.nextBoolean() ? one : other;
    library.within(() -> {
      if (holders(slot) == 0) {
        at.add(slot + thread, 1);
      }
      return Unit.VALUE;
    });
  }

  @Override
  public void read(int thread, Random random) {
    String slot = slot(random);
    long found = library.looking(() -> holders(slot));
    assertTrue(found <= 1, () -> found + " have " + slot);
  }

  @Override
  public void end() {
    for (int i = 0; i < SLOTS; i++) {
      assertTrue(holders("slot " + i + " of ") <= 1);
    }
  }
}
