package org.cascade.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.cascade.runtime.api.Parallel;
import org.cascade.runtime.api.Transactions;
import org.cascade.runtime.sample.Branch;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.Library;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.sample.Threads;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Option;
import org.cascade.runtime.value.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parallel work: its order, what it sees, whose transactions are whose. */
class ParallelTest {
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
  void resultsKeepTheirOrder() {
    Array<Long> numbers = Array.range(0, 1000);
    assertEquals(
        numbers.map(n -> n * 2).filter(n -> n % 3 == 0),
        Parallel.over(numbers).map(n -> n * 2).filter(n -> n % 3 == 0).toArray());
    assertEquals(
        Array.of(0L, 0L, 1L, 1L),
        Parallel.over(Array.of(0L, 1L)).flatMap(n -> Array.of(n, n)).toArray());
    assertEquals(499500, Parallel.over(numbers).reduce(Long::sum, 0L));
    assertEquals("abcd", Parallel.over(Array.of("b", "c", "d")).reduce(String::concat, "a"));
    assertTrue(Parallel.over(numbers).any(n -> n == 999));
    assertFalse(Parallel.over(numbers).all(n -> n < 999));
    assertEquals(Option.some(501L), Parallel.over(numbers).find(n -> n > 500));
    assertEquals(Array.empty(), Parallel.over(Array.<Long>empty()).map(n -> n).toArray());
  }

  @Test
  void aTreeIsGoneThroughInTheOrderOfItsKeys() {
    var tree = BTree.<Long, String>empty();
    for (long i = 0; i < 5000; i++) {
      tree = tree.insert(i * 7919 % 5000, "v" + i * 7919 % 5000);
    }
    assertEquals(tree.values(), Parallel.overValues(tree).toArray());
    assertEquals(tree.keys(), Parallel.overKeys(tree).filter(k -> true).toArray());
    assertEquals(tree.entries(), Parallel.overEntries(tree).toArray());
    assertEquals(Array.empty(), Parallel.overKeys(BTree.empty()).toArray());
    assertEquals(Option.some("v17"), Parallel.overValues(tree).find(v -> v.endsWith("17")));
  }

  @Test
  void whatComesAfterTheAnswerIsNotWaitedFor() {
    var seen = new AtomicLong();
    Array<Long> numbers = Array.range(0, 100_000);
    assertTrue(Parallel.over(numbers).any(n -> seen.incrementAndGet() > 0));
    assertTrue(seen.get() < 50_000, () -> seen + " elements were looked at");
    assertEquals(
        Option.some(3L),
        Parallel.over(numbers).find(n -> n == 3 || (n > 3 && Abort.<Boolean>error("x"))));
  }

  @Test
  void theFirstResultsAreTakenInOrderAndTheRestIsLeftOut() {
    Array<Long> numbers = Array.range(0, 100_000);
    for (long count : new long[] {-1, 0, 1, 7, 12_499, 12_500, 12_501, 60_000, 100_000, 200_000}) {
      assertEquals(numbers.take(count), Parallel.over(numbers).map(n -> n).take(count));
      assertEquals(
          numbers.filter(n -> n % 3 == 0).take(count),
          Parallel.over(numbers).filter(n -> n % 3 == 0).take(count));
    }
    var seen = new AtomicLong();
    Parallel.over(numbers).filter(n -> seen.incrementAndGet() > 0).take(10);
    assertTrue(seen.get() < 50_000, () -> seen + " elements were looked at");
    var seenInOrder = new AtomicLong();
    Counter.create(0)
        .within(() ->
            Parallel.over(numbers).filter(n -> seenInOrder.incrementAndGet() > 0).take(20_000));
    assertEquals(20_000, seenInOrder.get(), "one thread looks at no more than is needed");
  }

  @Test
  void whatFailsBehindTheResultsThatAreTakenIsLeftOut() {
    for (int round = 0; round < 200; round++) {
      assertEquals(
          Array.of(0L, 1L, 2L),
          Parallel.over(Array.range(0, 100)).map(n -> n < 3 ? n : Abort.<Long>error("x")).take(3));
    }
    assertThrows(
        Abort.class,
        () ->
            Parallel.over(Array.range(0, 100))
                .map(n -> n < 3 ? n : Abort.<Long>error("x"))
                .take(4));
  }

  @Test
  void theFailureOfTheEarliestElementIsThrown() {
    Abort abort =
        assertThrows(
            Abort.class,
            () ->
                Parallel.over(Array.range(0, 100))
                    .each(n -> n % 10 == 7 ? Abort.error("element " + n) : n));
    assertEquals("element 7", abort.message());
  }

  @Test
  void elementsMayTransactEachOnItsOwn() {
    Library library = Library.create();
    Array<String> names = Array.of("a", "b", "c", "d");
    names.each(library::open);
    Array<Result<Long, String>> added =
        library.map(branch -> {
          Result<Long, String> result = branch.add("Dune", branch.id().number() % 2 == 0 ? 2 : -2);
          assertEquals(result.orElse(0L), branch.copies("Dune"), "it sees what it has done");
          return result;
        });
    assertEquals(2, added.filter(Result::isOk).length());
    assertEquals(4, library.map(branch -> branch.copies("Dune")).sumInt());
    assertEquals(
        2, library.map(b -> b.search(t -> t.startsWith("D"))).flatMap(found -> found).length());
  }

  @Test
  void aPipelineSeesOneSnapshotWhileOthersWrite() throws Exception {
    Library library = Library.create();
    Branch a = library.open("a");
    Branch b = library.open("b");
    a.add("Dune", 1000);
    Threads.run(
        2,
        thread -> {
          for (int i = 0; i < 200; i++) {
            if (thread == 0) {
              library.move("Dune", a, b, 1);
            } else {
              assertEquals(1000, library.map(branch -> branch.copies("Dune")).sumInt());
            }
          }
        });
    assertEquals(800, a.copies("Dune"));
  }

  @Test
  void withinATransactionAllIsDoneInIt() {
    Counter counter = Counter.create(0);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Result<Long, Abort> result =
        Transactions.attempt(() ->
            counter.within(() -> {
              Parallel.over(Array.range(0, 50))
                  .each(n -> {
                    threads.add(Thread.currentThread());
                    return counter.increment();
                  });
              assertEquals(50, counter.current());
              return Abort.<Long>error("undo all");
            }));
    assertTrue(result.isErr());
    assertEquals(0, counter.current());
    assertEquals(1, threads.size());
    assertSame(Thread.currentThread(), threads.iterator().next());
  }

  @Test
  void subscribersMayWorkInParallelAndTransactMeanwhile() throws Exception {
    Counter counter = Counter.create(0);
    Counter sum = Counter.create(0);
    counter.counts().subscribe(n -> Parallel.over(Array.range(0, 8)).each(i -> sum.increment()));
    Threads.run(
        3,
        thread -> {
          for (int i = 0; i < 20; i++) {
            counter.increment();
          }
        });
    assertEquals(60 * 8, sum.current());
  }
}
