package org.cascade.runtime.sample;

import java.util.function.Supplier;
import org.cascade.runtime.api.Parallel;
import org.cascade.runtime.api.Space;
import org.cascade.runtime.api.SpaceId;
import org.cascade.runtime.api.SpaceType;
import org.cascade.runtime.api.State;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.value.Array;

/** A space that holds references to others. */
public final class Bank extends Space {
  public static final SpaceType<Bank> TYPE =
      SpaceType.of("bank.Bank", false, Bank::new)
          .state("accounts", Codecs.array(Codecs.space("bank.Account", Account.class)));

  private final State<Array<Account>> accounts = state("accounts");

  private Bank(SpaceId id) {
    super(TYPE, id);
  }

  public static Bank create(long howMany, long each) {
    return TYPE.create(it -> {
      Array<Account> all = Array.empty();
      for (long i = 0; i < howMany; i++) {
        all = all.append(Account.create(each));
      }
      it.accounts.set(all);
    });
  }

  public static Bank root(String name, Supplier<Bank> make) {
    return TYPE.root(name, make);
  }

  public Array<Account> getAccounts() {
    return view("accounts", () -> accounts.get());
  }

  public long total() {
    return view("total", () -> accounts.get().map(Account::getBalance).sumInt());
  }

  /** The same by several threads, of one moment. */
  public long totalInParallel() {
    return parallel(
        "totalInParallel",
        () -> Parallel.over(accounts.get()).map(Account::getBalance).toArray().sumInt());
  }

  public <R> R within(Supplier<R> body) {
    return transform("within", body);
  }
}
