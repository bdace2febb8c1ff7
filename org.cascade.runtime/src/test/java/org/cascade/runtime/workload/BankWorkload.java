package org.cascade.runtime.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.cascade.runtime.sample.Account;
import org.cascade.runtime.sample.Bank;
import org.cascade.runtime.sample.Transfer;

/**
 * Transfers between shards, whose sum never changes; with reservations that are committed, rolled
 * back or forgotten, or without.
 */
final class BankWorkload implements Workload {
  private static final int ACCOUNTS = 5;
  private static final long EACH = 100;

  private final Bank bank = Bank.create(ACCOUNTS, EACH);
  private final boolean reserving;

  BankWorkload(boolean reserving) {
    this.reserving = reserving;
  }

  private Account account(Random random) {
    return bank.getAccounts().at(random.nextInt(ACCOUNTS));
  }

  @Override
  public void write(int thread, Random random) {
    if (!reserving) {
      Account.transfer(account(random), account(random), random.nextInt(80));
      return;
    }
    Transfer transfer = Transfer.of(account(random), account(random), random.nextInt(80));
    if (transfer.prepare().isOk()) {
      switch (random.nextInt(8)) {
        case 0 -> transfer.rollback();
        case 1 -> {
          // it is left to run out of time
        }
        default -> transfer.commit();
      }
    }
  }

  @Override
  public void read(int thread, Random random) {
    assertEquals(ACCOUNTS * EACH, random.nextBoolean() ? bank.total() : bank.totalInParallel());
  }

  @Override
  public void end() {
    assertEquals(ACCOUNTS * EACH, bank.total());
    assertTrue(bank.getAccounts().all(account -> account.getBalance() >= 0));
  }
}
