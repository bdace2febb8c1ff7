package org.cascade.runtime.sample;

import org.cascade.runtime.api.DistributedTransaction;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Tuple2;
import org.cascade.runtime.value.Unit;

/** {@code transaction type Transfer}, like the one of the distributed database. */
public final class Transfer extends DistributedTransaction {
  private final Array<Tuple2<Account, Fn1<Account, Result<Unit, String>>>> operations;

  public Transfer(Array<Tuple2<Account, Fn1<Account, Result<Unit, String>>>> operations) {
    this.operations = operations;
  }

  public static Transfer of(Account from, Account to, long amount) {
    return new Transfer(
        Array.<Tuple2<Account, Fn1<Account, Result<Unit, String>>>>of(
            new Tuple2<>(from, a -> a.add(-amount)), new Tuple2<>(to, a -> a.add(amount))));
  }

  public Result<Unit, String> prepare() {
    return rehearse(
        () ->
            Result.vote(
                operations.all(op -> op.a1().apply(op.a0()).isOk()),
                "operations.all(op => op.1(op.0).is_ok())"),
        text -> text);
  }

  public Result<Unit, String> commit() {
    return commitAll(() -> operations.allOk(op -> op.a1().apply(op.a0())), text -> text);
  }

  public Unit rollback() {
    release(() -> operations.each(op -> op.a0().rollback()));
    return Unit.VALUE;
  }
}
