package org.cascade.runtime.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLongArray;
import org.cascade.runtime.history.Register;
import org.cascade.runtime.value.Array;

/** Whoever has written sees it, however it looks; and nobody ever sees an older state again. */
final class ReadYourWrites implements Workload {
  private final List<Register> registers = new ArrayList<>();
  private final AtomicLongArray lastSeen;

  ReadYourWrites(int threads) {
    for (int i = 0; i < threads; i++) {
      registers.add(Register.create());
    }
    lastSeen = new AtomicLongArray(threads * threads);
  }

  @Override
  public void write(int thread, Random random) {
    Register mine = registers.get(thread);
    long next = mine.read() + 1;
    mine.write(next);
    assertEquals(next, mine.read());
    assertEquals(next, Register.transact(mine::read));
    assertEquals(next, mine.readAll(Array.of(mine)).at(0));
    assertEquals(
        next,
        Register.transact(() -> {
          mine.write(next + 1);
          long own = mine.read();
          mine.write(next);
          return own - 1;
        }));
    assertEquals(next, mine.written().last().orElse(0L));
  }

  @Override
  public void read(int thread, Random random) {
    int at = random.nextInt(registers.size());
    long now = registers.get(at).read();
    int slot = thread * registers.size() + at;
    assertTrue(now >= lastSeen.get(slot), () -> now + " after " + lastSeen.get(slot));
    lastSeen.set(slot, now);
  }

  @Override
  public void end() {
    for (int i = 0; i < lastSeen.length(); i++) {
      assertTrue(registers.get(i % registers.size()).read() >= lastSeen.get(i));
    }
  }
}
