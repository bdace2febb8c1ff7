package org.cascade.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.cascade.runtime.api.Ref;
import org.cascade.runtime.api.Transactions;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.sample.Account;
import org.cascade.runtime.sample.Bank;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.sample.Threads;
import org.cascade.runtime.txn.IsolationOptions;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions on many threads: what they must never let happen. */
class ConcurrencyTest {
  private static final IsolationOptions SHORT =
      new IsolationOptions(Duration.ofMillis(300), Duration.ofMillis(200), 8);

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
  void transfersKeepTheSumAndViewsSeeIt() throws Exception {
    Bank bank = Bank.create(5, 100);
    Threads.run(
        5,
        thread -> {
          var random = new Random(thread);
          for (int i = 0; i < 400; i++) {
            if (thread == 0) {
              assertEquals(500, bank.total());
            } else {
              transferSome(bank, random);
            }
          }
        });
    assertEquals(500, bank.total());
    assertTrue(bank.getAccounts().all(account -> account.getBalance() >= 0));
  }

  private static void transferSome(Bank bank, Random random) {
    Account from = bank.getAccounts().at(random.nextInt(5));
    Account to = bank.getAccounts().at(random.nextInt(5));
    Account.transfer(from, to, random.nextInt(80));
  }

  @Test
  void noIncrementIsLostAndNoneIsDoneTwice() throws Exception {
    Counter counter = Counter.create(0);
    Threads.run(
        6,
        thread -> {
          for (int i = 0; i < 300; i++) {
            counter.increment();
          }
        });
    assertEquals(1800, counter.current());
    assertEquals(1800, counter.changes().position());
  }

  /** Each may take from its own if both together stay positive: a snapshot alone would allow it. */
  @Test
  void writeSkewDoesNotHappen() throws Exception {
    for (int round = 0; round < 150; round++) {
      Counter a = Counter.create(1);
      Counter b = Counter.create(1);
      Threads.run(
          2,
          thread -> {
            Counter mine = thread == 0 ? a : b;
            mine.within(() -> {
              if (a.current() + b.current() >= 2) {
                mine.setCount(mine.current() - 1);
              }
              return Unit.VALUE;
            });
          });
      assertEquals(1, a.current() + b.current());
    }
  }

  @Test
  void ioIsNeverRepeatedHoweverMuchIsGoingOn() throws Exception {
    Counter counter = Counter.create(0);
    var told = new AtomicLong();
    Threads.run(
        4,
        thread -> {
          for (int i = 0; i < 100; i++) {
            if (thread % 2 == 0) {
              counter.incrementTelling(told::incrementAndGet);
            } else {
              counter.increment();
            }
          }
        });
    assertEquals(400, counter.current());
    assertEquals(200, told.get());
  }

  @Test
  void variablesAreAsBeforeWhenATransactionIsRetried() throws Exception {
    Counter counter = Counter.create(0);
    Threads.run(
        4,
        thread -> {
          var mine = new Ref<>(0L);
          for (int i = 0; i < 200; i++) {
            counter.within(() -> {
              mine.set(mine.get() + 1);
              return counter.increment();
            });
          }
          assertEquals(200, mine.get());
        });
    assertEquals(800, counter.current());
  }

  @Test
  void aLongTransactionWinsInTheEnd() throws Exception {
    Counter counter = Counter.create(0);
    var attempts = new AtomicLong();
    var done = new CountDownLatch(1);
    Threads.run(
        3,
        thread -> {
          if (thread > 0) {
            while (done.getCount() > 0) {
              counter.increment();
            }
            return;
          }
          counter.within(() -> {
            attempts.incrementAndGet();
            long before = counter.current();
            sleep(5);
            counter.setCount(before + 1);
            return Unit.VALUE;
          });
          done.countDown();
        });
    assertTrue(attempts.get() <= 9, () -> attempts + " attempts");
  }

  @Test
  void viewsDoNotWaitForAnIrrevocableTransactionAndWritersGiveWay() throws Exception {
    engine.close();
    engine = TestEngine.inMemory(SHORT);
    Counter held = Counter.create(1);
    Counter free = Counter.create(1);
    var inside = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    Threads.run(
        2,
        thread -> {
          if (thread == 0) {
            held.incrementTelling(() -> {
              inside.countDown();
              await(finish);
            });
            return;
          }
          await(inside);
          assertEquals(1, held.current());
          assertEquals(2, free.increment());
          var late =
              assertThrows(OperationException.TimedOut.class, () -> held.within(held::increment));
          assertEquals(
              "`Counter.within` timed out after 300 ms and 1 attempt: `Counter#1.count` is kept by"
                  + " `Counter.incrementTelling`. Nothing of it is left. Make"
                  + " `Counter.incrementTelling` shorter; what cannot be undone, such as to print,"
                  + " can wait for `on commit`. `--timeout` gives it more time.",
              late.message());
          assertTrue(Transactions.attempt(held::increment).isErr());
          finish.countDown();
        });
    assertEquals(2, held.current());
  }

  @Test
  void aTransactionThatLosesAgainAndAgainIsToldToWhom() {
    engine.close();
    engine =
        TestEngine.inMemory(
            new IsolationOptions(Duration.ofMillis(200), SHORT.reservationTimeout(), 1000));
    Counter counter = Counter.create(0);
    var late =
        assertThrows(
            OperationException.TimedOut.class,
            () ->
                counter.within(() -> {
                  long seen = counter.getCount();
                  inAnotherThread(counter::increment);
                  counter.setCount(seen - 1);
                  return seen;
                }));
    String message = late.message().replaceAll("[0-9]+ attempts", "N attempts");
    assertEquals(
        "`Counter.within` timed out after 200 ms and N attempts: `Counter#1.count`, which it reads,"
            + " was changed meanwhile each time, at last by `Counter.increment`. Nothing of it is"
            + " left. Make it shorter, so that less changes meanwhile, or divide what `Counter`"
            + " holds over several spaces. `--timeout` gives it more time.",
        message);
  }

  private static void inAnotherThread(Runnable body) {
    Thread other = new Thread(body);
    other.start();
    try {
      other.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void anIrrevocableTransactionThatAbortsLeavesNoTraceAndGivesUpTheToken() throws Exception {
    Counter counter = Counter.create(0);
    Result<Long, ?> result =
        Transactions.attempt(() ->
            counter.incrementTelling(() -> {
              throw new org.cascade.runtime.value.Abort("broken pipe");
            }));
    assertTrue(result.isErr());
    assertEquals(0, counter.current());
    Threads.run(2, thread -> counter.incrementTelling(() -> {}));
    assertEquals(2, counter.current());
  }

  /** IO after reads of one space, then of another that others write all the time. */
  @Test
  void anIrrevocableTransactionSeesOneStateOfAllSpaces() throws Exception {
    Counter a = Counter.create(0);
    Counter b = Counter.create(0);
    var done = new CountDownLatch(1);
    Threads.run(
        3,
        thread -> {
          if (thread > 0) {
            while (done.getCount() > 0) {
              a.within(() -> {
                a.increment();
                return b.increment();
              });
            }
            return;
          }
          for (int i = 0; i < 60; i++) {
            long difference =
                a.within(() -> {
                  long first = a.current();
                  Transactions.io();
                  return first - b.current() + a.current() - b.current();
                });
            assertEquals(0, difference);
          }
          done.countDown();
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
