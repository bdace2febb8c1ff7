package org.cascade.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cascade.runtime.api.DistributedTransaction;
import org.cascade.runtime.api.Transactions;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.sample.Account;
import org.cascade.runtime.sample.Bank;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.sample.Threads;
import org.cascade.runtime.sample.Transfer;
import org.cascade.runtime.txn.IsolationOptions;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Tuple2;
import org.cascade.runtime.value.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stories of transaction types: rehearsal, commit, release, and what goes wrong. */
class DistributedTransactionTest {
  private static final IsolationOptions LIMITS =
      new IsolationOptions(Duration.ofSeconds(5), Duration.ofMillis(400), 8);
  private static final IsolationOptions IMPATIENT =
      new IsolationOptions(Duration.ofMillis(150), Duration.ofSeconds(20), 8);

  private TestEngine engine = TestEngine.inMemory(LIMITS);
  private Account a = Account.create(0);
  private Account b = a;

  @BeforeEach
  void open() {
    use(LIMITS);
  }

  private void use(IsolationOptions limits) {
    engine.close();
    engine = TestEngine.inMemory(limits);
    a = Account.create(10);
    b = Account.create(10);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void balances(long ofA, long ofB) {
    assertEquals(ofA, a.getBalance());
    assertEquals(ofB, b.getBalance());
  }

  @Test
  void aRehearsalLeavesNothingAndACommitAll() {
    Transfer transfer = Transfer.of(a, b, 4);
    assertEquals(Result.done(), transfer.prepare());
    balances(10, 10);
    assertEquals(Result.done(), transfer.commit());
    balances(6, 14);
    assertTrue(a.add(1).isOk(), "the reservation has ended");
  }

  @Test
  void doingThingsOutOfOrderIsAnErr() {
    Transfer transfer = Transfer.of(a, b, 4);
    assertEquals(Result.err("commit before prepare"), transfer.commit());
    assertTrue(transfer.prepare().isOk());
    assertEquals(
        Result.err("prepared already: commit it or roll it back first"), transfer.prepare());
    assertTrue(transfer.commit().isOk());
    assertEquals(Result.err("committed already"), transfer.commit());
    assertEquals(Result.err("committed already"), transfer.prepare());
    transfer.rollback();
    assertEquals(Result.err("committed already"), transfer.commit());
    balances(6, 14);
  }

  @Test
  void aRehearsalThatFailsReleasesWhatItReserved() {
    Transfer transfer = Transfer.of(a, b, 40);
    assertEquals(Result.err("operations.all(op => op.1(op.0).is_ok())"), transfer.prepare());
    assertTrue(a.add(1).isOk());
    assertEquals(Result.err("commit before prepare"), transfer.commit());
    transfer.rollback();
    balances(11, 10);
  }

  @Test
  void aRehearsalThatAbortsReleasesWhatItReserved() {
    use(IMPATIENT);
    var transfer =
        new Transfer(
            Array.<Tuple2<Account, Fn1<Account, Result<Unit, String>>>>of(
                new Tuple2<>(a, account -> account.add(1)),
                new Tuple2<>(b, account -> Abort.error("bad"))));
    assertEquals("bad", assertThrows(Abort.class, transfer::prepare).message());
    assertTrue(a.add(1).isOk());
    balances(11, 10);
  }

  @Test
  void aCommitWhoseBodySaysNoLeavesNothingAndReleases() {
    use(IMPATIENT);
    var calls = new AtomicLong();
    var transfer =
        new Transfer(
            Array.<Tuple2<Account, Fn1<Account, Result<Unit, String>>>>of(
                new Tuple2<>(a, account -> account.add(1)),
                new Tuple2<>(
                    b,
                    account ->
                        calls.incrementAndGet() == 1
                            ? account.add(1)
                            : Result.err("changed mind"))));
    assertTrue(transfer.prepare().isOk());
    assertEquals(Result.err("changed mind"), transfer.commit());
    balances(10, 10);
    assertTrue(a.add(1).isOk());
    assertTrue(b.add(1).isOk());
    assertEquals(Result.err("commit before prepare"), transfer.commit());
  }

  @Test
  void reservedSpacesCanBeReadButNotWrittenByOthers() {
    use(IMPATIENT);
    Transfer transfer = Transfer.of(a, b, 4);
    assertTrue(transfer.prepare().isOk());
    balances(10, 10);
    var late = assertThrows(OperationException.TimedOut.class, () -> a.add(1));
    assertEquals(
        "`Account.add` timed out after 150 ms and 1 attempt: `Account#1.balance` is kept by the"
            + " transaction `Transfer`. Nothing of it is left. Commit that or roll it back sooner."
            + " `--timeout` gives it more time.",
        late.message());
    transfer.rollback();
    assertTrue(a.add(1).isOk());
    assertEquals(Result.err("commit before prepare"), transfer.commit());
    balances(11, 10);
  }

  @Test
  void oneSpaceCanBeReleasedOnItsOwn() {
    use(IMPATIENT);
    var partly = new PartlyReleased(a, b);
    assertTrue(partly.prepare().isOk());
    assertThrows(OperationException.TimedOut.class, () -> a.add(1));
    partly.releaseFirst();
    assertTrue(a.add(1).isOk());
    assertTrue(b.add(1).isOk(), "the end of a rollback releases the rest");
    a.rollback();
    balances(11, 11);
  }

  /** Its rollback looks at what is released in between. */
  private static final class PartlyReleased extends DistributedTransaction {
    private final Account first;
    private final Account second;

    PartlyReleased(Account first, Account second) {
      this.first = first;
      this.second = second;
    }

    Result<Unit, String> prepare() {
      return rehearse(
          () -> {
            first.add(1);
            return second.add(1);
          },
          text -> text);
    }

    void releaseFirst() {
      release(first::rollback);
    }
  }

  @Test
  void aReservationThatIsLeftOpenTimesOut() {
    Transfer forgotten = Transfer.of(a, b, 4);
    assertTrue(forgotten.prepare().isOk());
    assertTrue(a.add(1).isOk(), "waits for the reservation to time out");
    assertEquals(Result.err("the reservation timed out: prepare it again"), forgotten.commit());
    assertTrue(forgotten.prepare().isOk());
    assertTrue(forgotten.commit().isOk());
    balances(7, 14);
  }

  private static Result<Unit, String> execute(Bank coordinator, Transfer transfer) {
    return coordinator.within(() -> {
      Result<Unit, String> vote = transfer.prepare();
      if (vote.isOk()) {
        return transfer.commit();
      }
      transfer.rollback();
      return vote;
    });
  }

  @Test
  void theStepsMayBePartsOfOneTransform() {
    use(IMPATIENT);
    Bank coordinator = Bank.create(0, 0);
    Transfer transfer = Transfer.of(a, b, 4);
    assertTrue(execute(coordinator, transfer).isOk());
    balances(6, 14);
    assertEquals(Result.err("committed already"), transfer.commit());
    assertTrue(execute(coordinator, Transfer.of(a, b, 40)).isErr());
    balances(6, 14);
    assertTrue(a.add(1).isOk());
  }

  @Test
  void whatAStepDidIsUndoneWithTheTransformAroundIt() {
    use(IMPATIENT);
    Bank coordinator = Bank.create(0, 0);
    Transfer transfer = Transfer.of(a, b, 4);
    Result<Unit, String> outcome =
        coordinator.within(() -> {
          assertTrue(transfer.prepare().isOk());
          assertTrue(transfer.commit().isOk());
          assertEquals(6, a.getBalance());
          return Result.<Unit, String>err("not today");
        });
    assertTrue(outcome.isErr());
    balances(10, 10);
    assertEquals(Result.err("commit before prepare"), transfer.commit());
    assertTrue(a.add(1).isOk());
  }

  @Test
  void aReservationMadeInATransformOutlivesIt() {
    use(IMPATIENT);
    Bank coordinator = Bank.create(0, 0);
    Transfer transfer = Transfer.of(a, b, 4);
    coordinator.within(transfer::prepare);
    assertThrows(OperationException.TimedOut.class, () -> a.add(1));
    assertTrue(coordinator.<Result<Unit, String>>within(transfer::commit).isOk());
    assertTrue(a.add(1).isOk());
    balances(7, 14);
  }

  @Test
  void aFailedTransformPutsBackAReservationThatItCommitted() {
    use(IMPATIENT);
    Bank coordinator = Bank.create(0, 0);
    Transfer transfer = Transfer.of(a, b, 4);
    assertTrue(transfer.prepare().isOk());
    coordinator.within(() -> {
      assertTrue(transfer.commit().isOk());
      return Result.err("not today");
    });
    assertThrows(OperationException.TimedOut.class, () -> a.add(1));
    assertTrue(transfer.commit().isOk());
    balances(6, 14);
  }

  @Test
  void ioInARehearsalIsNotRepeatedByConflicts() {
    var told = new AtomicLong();
    var transfer =
        new Transfer(
            Array.<Tuple2<Account, Fn1<Account, Result<Unit, String>>>>of(
                new Tuple2<>(
                    a,
                    account -> {
                      Transactions.io();
                      told.incrementAndGet();
                      return account.add(1);
                    })));
    assertTrue(transfer.prepare().isOk());
    assertTrue(transfer.commit().isOk());
    assertEquals(2, told.get());
    balances(11, 10);
  }

  @Test
  void conflictingTransactionsNeverDeadlock() throws Exception {
    use(new IsolationOptions(Duration.ofSeconds(20), Duration.ofSeconds(10), 8));
    Bank bank = Bank.create(4, 1000);
    var committed = new AtomicLong();
    long start = System.nanoTime();
    Threads.run(
        4,
        thread -> {
          var random = new Random(thread);
          for (int i = 0; i < 60; i++) {
            Account from = bank.getAccounts().at(random.nextInt(4));
            Account to = bank.getAccounts().at(random.nextInt(4));
            Transfer transfer = Transfer.of(from, to, random.nextInt(10));
            boolean joined = random.nextBoolean();
            Result<Unit, String> done =
                joined
                    ? execute(bank, transfer)
                    : transfer.prepare().flatMap(x -> transfer.commit());
            committed.addAndGet(done.isOk() ? 1 : 0);
            Account.transfer(to, from, random.nextInt(10));
          }
        });
    assertEquals(240, committed.get());
    assertEquals(4000, bank.total());
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    assertTrue(seconds < 9, () -> "took " + seconds + " s: somebody waited for a time-out");
  }

  /** The older one keeps A and wants B; the younger one keeps B and wants A, only to commit. */
  @Test
  void ofTwoThatWantEachOthersSpacesOneGivesWay() throws Exception {
    use(new IsolationOptions(Duration.ofSeconds(8), Duration.ofSeconds(5), 8));
    var both = new CountDownLatch(2);
    long start = System.nanoTime();
    Threads.run(
        2,
        thread -> {
          Account mine = thread == 0 ? a : b;
          Account other = thread == 0 ? b : a;
          var calls = new AtomicLong();
          var transfer =
              new Transfer(
                  Array.<Tuple2<Account, Fn1<Account, Result<Unit, String>>>>of(
                      new Tuple2<>(
                          mine,
                          account -> {
                            Result<Unit, String> done = account.add(1);
                            return calls.incrementAndGet() == 1 ? done : other.add(1);
                          })));
          assertTrue(transfer.prepare().isOk());
          both.countDown();
          await(both);
          assertEquals(Result.done(), transfer.commit());
        });
    balances(12, 12);
    assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(4));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
