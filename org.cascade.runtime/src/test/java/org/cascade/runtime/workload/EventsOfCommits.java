package org.cascade.runtime.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.value.Unit;

/**
 * Two counters that always change together: their events tell of each commit once, in order, when
 * the call that made it returns, and of no state that never was.
 */
final class EventsOfCommits implements Workload {
  private final Counter one = Counter.create(0);
  private final Counter other = Counter.create(0);
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong faults = new AtomicLong();

  EventsOfCommits() {
    one.counts()
        .subscribe(count -> {
          boolean next = events.incrementAndGet() == count;
          boolean there = one.current() >= count && other.current() >= count;
          return next && there ? 0 : faults.incrementAndGet();
        });
  }

  @Override
  public void write(int thread, Random random) {
    long mine =
        one.within(() -> {
          other.increment();
          return one.increment();
        });
    assertTrue(events.get() >= mine, () -> mine + " events were to be there, not " + events);
  }

  @Override
  public void read(int thread, Random random) {
    assertEquals(0, one.looking(() -> one.current() - other.current()));
    long from = Math.max(0, one.counts().position() - 3);
    long[] expected = {from};
    one.counts()
        .from(from)
        .take(3)
        .toArray()
        .each(count -> {
          assertEquals(++expected[0], count);
          return Unit.VALUE;
        });
  }

  @Override
  public void end() {
    assertEquals(0, faults.get());
    assertEquals(one.current(), events.get());
    assertEquals(other.current(), other.counts().position());
  }
}
