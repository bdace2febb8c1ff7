package org.cascade.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.cascade.runtime.api.Ref;
import org.cascade.runtime.api.Transactions;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.sample.Account;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions on one thread: scopes, what undoes them, what they undo. */
class TransactionTest {
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
  void transformsChangeStateAndViewsReadIt() {
    Counter counter = Counter.create(5);
    assertEquals(6, counter.increment());
    assertEquals(6, counter.current());
    counter.setCount(10);
    assertEquals(10, counter.getCount());
    assertEquals("Counter#1", counter.toString());
  }

  @Test
  void anErrOrAnAbortLeavesNoTrace() {
    Counter counter = Counter.create(1);
    assertEquals(Result.err("over 3"), counter.addOrFail(5, 3));
    assertEquals(1, counter.current());
    assertEquals("after 7", assertThrows(Abort.class, () -> counter.addThenAbort(7)).message());
    assertEquals(1, counter.current());
  }

  @Test
  void memoryThatIsNotThereEndsOneTransactionAlone() {
    Counter counter = Counter.create(1);
    Abort abort =
        assertThrows(
            Abort.class,
            () ->
                counter.within(() -> {
                  counter.increment();
                  return new long[Integer.MAX_VALUE].length; // more than any array may have
                }));
    assertTrue(abort.message().startsWith("out of memory in `Counter.within`: nothing of"));
    assertEquals(2, counter.increment());
  }

  @Test
  void anErrInsideUndoesItsOwnScopeOnly() {
    Counter counter = Counter.create(0);
    Counter other = Counter.create(0);
    counter.within(() -> {
      counter.increment();
      assertTrue(counter.addOrFail(100, 10).isErr());
      assertTrue(other.addOrFail(3, 10).isOk());
      assertEquals(1, counter.current());
      return Unit.VALUE;
    });
    assertEquals(1, counter.current());
    assertEquals(3, other.current());
  }

  @Test
  void anErrOutsideUndoesWhatWasDoneInside() {
    Counter counter = Counter.create(0);
    Counter other = Counter.create(0);
    Result<Unit, String> result =
        counter.within(() -> {
          counter.increment();
          other.increment();
          return Result.<Unit, String>err("no");
        });
    assertTrue(result.isErr());
    assertEquals(0, counter.current());
    assertEquals(0, other.current());
  }

  @Test
  void attemptCatchesAnAbortAndUndoesStatesButNotVariables() {
    Counter counter = Counter.create(0);
    var tries = new Ref<>(0L);
    Result<Long, Abort> result =
        counter.within(() -> {
          counter.increment();
          return Transactions.attempt(() -> {
            tries.set(tries.get() + 1);
            counter.setCount(50);
            counter.addThenAbort(1);
            return 1L;
          });
        });
    assertEquals("Err(Abort { message: \"after 1\" })", result.toString());
    assertEquals(0, counter.current(), "the Err was the outer transform's value too");
    assertEquals(0, tries.get());
    long kept =
        counter.within(() -> {
          counter.increment();
          Transactions.attempt(() -> {
            tries.set(7L);
            counter.addThenAbort(1);
            return 1L;
          });
          return tries.get();
        });
    assertEquals(7, kept);
    assertEquals(7, tries.get());
    assertEquals(1, counter.current());
  }

  @Test
  void assignmentsToVariablesAreUndoneWithTheirScope() {
    Counter counter = Counter.create(0);
    var seen = new Ref<>("before");
    counter.within(() -> {
      seen.set("outer");
      counter.within(() -> {
        seen.set("inner");
        return Result.err("no");
      });
      assertEquals("outer", seen.get());
      return Unit.VALUE;
    });
    assertEquals("outer", seen.get());
    assertThrows(
        Abort.class,
        () ->
            counter.within(() -> {
              seen.set("lost");
              throw new Abort("x");
            }));
    assertEquals("outer", seen.get());
  }

  @Test
  void onCommitRunsOnceAfterTheCommitAndNotAtAllIfItsScopeIsUndone() {
    Counter counter = Counter.create(0);
    List<String> log = new ArrayList<>();
    counter.within(() -> {
      Transactions.onCommit(() -> log.add("kept at " + counter.current()));
      counter.within(() -> {
        Transactions.onCommit(() -> log.add("undone"));
        return Result.err("no");
      });
      counter.setCount(9);
      log.add("body");
      return Unit.VALUE;
    });
    assertEquals(List.of("body", "kept at 9"), log);
    Transactions.onCommit(() -> log.add("at once"));
    assertEquals("at once", log.getLast());
  }

  @Test
  void aFailureOnCommitIsToldAndTheCommitStays() {
    Counter counter = Counter.create(0);
    Abort abort =
        assertThrows(
            Abort.class,
            () ->
                counter.within(() -> {
                  Transactions.onCommit(() -> {
                    throw new Abort("printer on fire");
                  });
                  return counter.increment();
                }));
    assertTrue(abort.message().contains("printer on fire"), abort.message());
    assertEquals(1, counter.current());
  }

  @Test
  void aSpaceMadeInATransactionThatFailsIsNotLeftBehind() {
    Counter counter = Counter.create(0);
    var kept = new Ref<>(counter);
    counter.within(() -> {
      kept.set(Counter.create(3));
      return Result.err("no");
    });
    assertEquals(counter, kept.get());
  }

  @Test
  void aStateWithoutAValueCannotBeRead() {
    Counter counter = Counter.createEmpty();
    Abort abort = assertThrows(Abort.class, counter::current);
    assertEquals("state `count` of Counter#1 has no value yet", abort.message());
    counter.setCount(4);
    assertEquals(4, counter.current());
  }

  @Test
  void aStackOverflowIsAnAbortAndRollsBack() {
    Counter counter = Counter.create(0);
    Abort abort =
        assertThrows(
            Abort.class,
            () ->
                counter.within(() -> {
                  counter.increment();
                  return deep(counter, 1);
                }));
    assertTrue(abort.message().startsWith("stack overflow"), abort.message());
    assertEquals(0, counter.current());
    assertTrue(Transactions.attempt(() -> deep(counter, 1)).isErr());
    assertEquals(1, counter.increment());
  }

  private static long deep(Counter counter, long n) {
    return counter.within(() -> deep(counter, n + 1)) + 1;
  }

  @Test
  void anyThrowableRollsBack() {
    Counter counter = Counter.create(0);
    assertThrows(
        IllegalStateException.class,
        () ->
            counter.within(() -> {
              counter.increment();
              throw new IllegalStateException("from Java");
            }));
    assertEquals(0, counter.current());
  }

  @Test
  void writingInAViewIsABug() {
    Counter counter = Counter.create(0);
    assertThrows(CascadeBugException.class, () -> counter.looking(counter::increment));
    assertThrows(
        CascadeBugException.class, () -> counter.within(() -> counter.looking(counter::increment)));
    assertEquals(0, counter.current());
    assertEquals(0, counter.<Long>looking(counter::current));
  }

  @Test
  void aTransferMovesAllOrNothing() {
    Account a = Account.create(10);
    Account b = Account.create(0);
    assertTrue(Account.transfer(a, b, 7).isOk());
    assertFalse(Account.transfer(a, b, 7).isOk());
    assertEquals(3, a.getBalance());
    assertEquals(7, b.getBalance());
  }

  @Test
  void rootsAreMadeOnce() {
    Counter first = Counter.root("shop.counter", () -> Counter.create(1));
    Counter second = Counter.root("shop.counter", () -> Counter.create(2));
    assertEquals(first, second);
    assertEquals(1, second.current());
  }
}
