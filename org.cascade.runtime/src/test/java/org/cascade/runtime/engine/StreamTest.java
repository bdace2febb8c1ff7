package org.cascade.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cascade.runtime.api.Ref;
import org.cascade.runtime.sample.Branch;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.Library;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.sample.Threads;
import org.cascade.runtime.stream.Subscription;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events of commits: which there are, in which order, and who gets them. */
class StreamTest {
  private TestEngine engine = TestEngine.inMemory();

  @BeforeEach
  void open() {
    engine = TestEngine.inMemory();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void subscribersHaveRunWhenTheCommittingCallReturns() {
    Branch north = Branch.create("North");
    List<String> seen = new ArrayList<>();
    north.changes().subscribe(op -> seen.add(op.toString()));
    north.add("Dune", 3);
    assertEquals(List.of("Inserted(\"Dune\", 3)"), seen);
    north.add("Dune", -2);
    north.add("Dune", -9);
    assertEquals("Updated(\"Dune\", 3, 1)", seen.getLast());
    assertEquals(2, seen.size(), "a transaction that was rolled back has no event");
  }

  @Test
  void eventsAreOfCommitsAndNotOfAssignments() {
    Counter counter = Counter.create(0);
    counter.within(() -> {
      counter.increment();
      counter.increment();
      return counter.increment();
    });
    counter.within(() -> {
      counter.setCount(9);
      counter.setCount(3);
      return Unit.VALUE;
    });
    assertEquals("[(Assigned(0, 3), 3)]", counter.changes().toArray().toString());
    assertEquals("[3]", counter.counts().toArray().toString());
  }

  @Test
  void anExpressionHasEventsWhenItsValueChanges() {
    Counter counter = Counter.create(0);
    counter.increment();
    counter.within(() -> {
      counter.increment();
      return counter.increment();
    });
    counter.increment();
    assertEquals(
        "[Assigned(true, false), Assigned(false, true)]", counter.parities().toArray().toString());
  }

  @Test
  void aStreamMayLookAtOtherSpaces() {
    Library library = Library.create();
    Branch north = library.open("North");
    Branch south = library.open("South");
    north.add("Dune", 3);
    south.add("Dune", 1);
    library.move("Dune", north, south, 2);
    assertEquals("[Assigned(0, 3), Assigned(3, 4)]", library.copies().toArray().toString());
  }

  @Test
  void changesInTheTransactionThatMadeTheSpaceAreEvents() {
    Counter outer = Counter.create(0);
    Counter counter =
        outer.within(() -> {
          Counter made = Counter.create(5);
          made.increment();
          return made;
        });
    assertEquals("[6]", counter.counts().toArray().toString());
    assertEquals("[(Assigned(5, 6), 6)]", counter.changes().toArray().toString());
    Counter late = Counter.createEmpty();
    late.setCount(1);
    late.setCount(2);
    assertEquals("[(Assigned(1, 2), 2)]", late.changes().toArray().toString());
    assertEquals("[2]", late.counts().toArray().toString());
  }

  @Test
  void aSubscriberCanStartAtAPositionAndStop() {
    Counter counter = Counter.create(0);
    for (int i = 0; i < 5; i++) {
      counter.increment();
    }
    assertEquals(5, counter.counts().position());
    assertEquals("[4, 5]", counter.counts().from(3).toArray().toString());
    assertEquals("[2, 3]", counter.counts().from(1).take(2).toArray().toString());
    List<Long> all = new ArrayList<>();
    List<Long> two = new ArrayList<>();
    List<Long> future = new ArrayList<>();
    Subscription subscription = counter.counts().from(3).subscribe(all::add);
    counter.counts().from(4).take(2).subscribe(two::add);
    counter.counts().from(7).subscribe(future::add);
    counter.increment();
    counter.increment();
    subscription.cancel();
    counter.increment();
    assertEquals(List.of(4L, 5L, 6L, 7L), all);
    assertEquals(List.of(5L, 6L), two);
    assertEquals(List.of(8L), future);
    assertThrows(Abort.class, () -> counter.counts().from(-1));
  }

  @Test
  void aSubscriberMayTransactAndItsEventsComeAfterThoseInProgress() {
    Counter first = Counter.create(0);
    Counter second = Counter.create(0);
    List<String> order = new ArrayList<>();
    first
        .counts()
        .subscribe(n -> {
          order.add("first " + n);
          second.setCount(n * 10);
          order.add("set");
          return Unit.VALUE;
        });
    first.counts().subscribe(n -> order.add("also first " + n));
    second.counts().subscribe(n -> order.add("second " + n));
    first.increment();
    assertEquals(List.of("first 1", "set", "also first 1", "second 10"), order);
  }

  @Test
  void aSubscriberThatFailsIsToldAndHurtsNobody() {
    Counter counter = Counter.create(0);
    List<Long> seen = new ArrayList<>();
    counter.counts().subscribe(n -> Abort.<Unit>error("bad event " + n));
    counter.counts().subscribe(seen::add);
    assertEquals(1, counter.increment());
    assertEquals(2, counter.increment());
    assertEquals(List.of(1L, 2L), seen);
    assertEquals(
        List.of(
            "A subscriber of `Counter#1.counts` failed at event 0: bad event 1",
            "A subscriber of `Counter#1.counts` failed at event 1: bad event 2"),
        engine.messages());
  }

  @Test
  void subscribingInATransactionTakesEffectWithIt() {
    Counter counter = Counter.create(0);
    List<Long> kept = new ArrayList<>();
    List<Long> lost = new ArrayList<>();
    counter.within(() -> {
      counter.counts().subscribe(kept::add);
      return counter.increment();
    });
    counter.within(() -> {
      counter.counts().subscribe(lost::add);
      return org.cascade.runtime.value.Result.err("no");
    });
    counter.increment();
    assertEquals(List.of(1L, 2L), kept);
    assertEquals(List.of(), lost);
  }

  @Test
  void eventsOfManyThreadsComeInTheOrderOfCommitsEachOnce() throws Exception {
    Counter counter = Counter.create(0);
    Counter mirror = Counter.create(0);
    List<Long> seen = Collections.synchronizedList(new ArrayList<>());
    counter.counts().subscribe(seen::add);
    counter.counts().subscribe(n -> mirror.increment());
    var mine = new Ref<>(Array.<Long>empty());
    Threads.run(
        4,
        thread -> {
          for (int i = 0; i < 150; i++) {
            long now = counter.increment();
            assertTrue(seen.contains(now), "my event is through when my call returns");
          }
        });
    List<Long> expected = new ArrayList<>();
    for (long n = 1; n <= 600; n++) {
      expected.add(n);
    }
    assertEquals(expected, seen);
    assertEquals(600, mirror.current());
    assertEquals(600, mirror.counts().position());
    assertEquals(0, mine.get().length());
  }
}
