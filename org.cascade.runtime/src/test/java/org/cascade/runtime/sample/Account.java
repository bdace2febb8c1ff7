package org.cascade.runtime.sample;

import org.cascade.runtime.api.Space;
import org.cascade.runtime.api.SpaceId;
import org.cascade.runtime.api.SpaceType;
import org.cascade.runtime.api.State;
import org.cascade.runtime.api.Transactions;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.value.Ints;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;

/** {@code distributed space Account}, with a transfer that is called on the space's name. */
public final class Account extends Space {
  public static final SpaceType<Account> TYPE =
      SpaceType.of("bank.Account", true, Account::new).state("balance", Codecs.INT);

  private final State<Long> balance = state("balance");

  private Account(SpaceId id) {
    super(TYPE, id);
  }

  public static Account create(long balance) {
    return TYPE.create(it -> it.balance.set(balance));
  }

  public Result<Unit, String> add(long amount) {
    return transaction(
        "add",
        () -> {
          balance.set(Ints.add(balance.get(), amount));
          return balance.get() < 0
              ? Result.<Unit, String>err(this + " would be overdrawn")
              : Result.<String>done();
        });
  }

  public static Result<Unit, String> transfer(Account from, Account to, long amount) {
    return Transactions.transaction(
        "Account.transfer",
        () -> {
          Result<Unit, String> added = to.add(amount);
          return added.isErr() ? added : from.add(-amount);
        });
  }

  public long getBalance() {
    return view("balance", () -> balance.get());
  }
}
