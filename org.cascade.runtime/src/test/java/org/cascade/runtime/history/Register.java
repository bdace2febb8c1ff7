package org.cascade.runtime.history;

import java.util.function.Supplier;
import org.cascade.runtime.api.Parallel;
import org.cascade.runtime.api.Space;
import org.cascade.runtime.api.SpaceId;
import org.cascade.runtime.api.SpaceType;
import org.cascade.runtime.api.State;
import org.cascade.runtime.api.Stream;
import org.cascade.runtime.api.Transactions;
import org.cascade.runtime.api.Trigger;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Assigned;
import org.cascade.runtime.value.BTree;

/** {@code distributed space Register}: a number, a tree, and what the number has been. */
public final class Register extends Space {
  public static final SpaceType<Register> TYPE =
      SpaceType.of("history.Register", true, Register::new)
          .state("value", Codecs.INT)
          .state("rows", Codecs.btree(Codecs.INT, Codecs.INT), () -> BTree.<Long, Long>empty());

  private final State<Long> value = state("value");
  private final State<BTree<Long, Long>> rows = state("rows");
  private final Stream<Long> values =
      stream("values", Trigger.ofState(value), (Assigned<Long> change) -> change.newValue());

  private Register(SpaceId id) {
    super(TYPE, id);
  }

  public static Register create() {
    return TYPE.create(it -> {
      it.value.set(0L);
      it.rows.set(BTree.empty());
    });
  }

  public static Register root(String name) {
    return TYPE.root(name, Register::create);
  }

  public long read() {
    return view("read", () -> value.get());
  }

  public void write(long next) {
    transactionUnit("write", () -> value.set(next));
  }

  public long count(long from, long to) {
    return view("count", () -> rows.get().range(from, to).length());
  }

  public Array<Long> rows() {
    return view("rows", () -> rows.get().keys());
  }

  public void add(long key) {
    transactionUnit("add", () -> rows.set(rows.get().insert(key, key)));
  }

  /** The numbers in several registers, read by several threads as of one moment. */
  public Array<Long> readAll(Array<Register> registers) {
    return parallel("readAll", () -> Parallel.over(registers).map(Register::read).toArray());
  }

  public Stream<Long> values() {
    return values;
  }

  public void remove(long key) {
    transactionUnit("remove", () -> rows.set(rows.get().remove(key)));
  }

  /** All values after the first, in the order of commits. */
  public Array<Long> written() {
    return values.toArray();
  }

  /** Runs anything as one transaction over whatever registers. */
  public static <R> R transact(Supplier<R> body) {
    return Transactions.transaction("Register.mixed", body);
  }

  /** Runs anything on one snapshot. */
  public <R> R looking(Supplier<R> body) {
    return view("looking", body);
  }
}
