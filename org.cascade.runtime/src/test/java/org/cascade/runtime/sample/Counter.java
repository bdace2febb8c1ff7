package org.cascade.runtime.sample;

import java.util.function.Supplier;
import org.cascade.runtime.api.Space;
import org.cascade.runtime.api.SpaceId;
import org.cascade.runtime.api.SpaceType;
import org.cascade.runtime.api.State;
import org.cascade.runtime.api.Stream;
import org.cascade.runtime.api.Transactions;
import org.cascade.runtime.api.Trigger;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Assigned;
import org.cascade.runtime.value.Ints;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Tuple2;
import org.cascade.runtime.value.Unit;

/** {@code space Counter}: one number, three streams over it. */
public final class Counter extends Space {
  public static final SpaceType<Counter> TYPE =
      SpaceType.of("shop.Counter", false, Counter::new).state("count", Codecs.INT);

  private final State<Long> count = state("count");

  private final Stream<Long> counts =
      streamWhen("counts", previous -> !count.get().equals(previous), () -> count.get());
  private final Stream<Tuple2<Assigned<Long>, Long>> changes =
      stream("changes", Trigger.ofState(count), op -> new Tuple2<>(op, count.get()));
  private final Stream<Assigned<Boolean>> parities =
      stream("parities", Trigger.ofExpression(() -> count.get() % 2 == 0), op -> op);

  private Counter(SpaceId id) {
    super(TYPE, id);
  }

  public static Counter create(long start) {
    return TYPE.create(it -> it.count.set(start));
  }

  /** Without a first value: that has to be assigned. */
  public static Counter createEmpty() {
    return TYPE.create(it -> {});
  }

  public static Counter root(String name, Supplier<Counter> make) {
    return TYPE.root(name, make);
  }

  public long increment() {
    return transform(
        "increment",
        () -> {
          count.set(Ints.add(count.get(), 1));
          return count.get();
        });
  }

  /** Prints, in effect: so it must not be repeated. */
  public long incrementTelling(Runnable print) {
    return transform(
        "incrementTelling",
        () -> {
          count.set(Ints.add(count.get(), 1));
          Transactions.io();
          print.run();
          return count.get();
        });
  }

  public Result<Unit, String> addOrFail(long n, long limit) {
    return transaction(
        "addOrFail",
        () -> {
          count.set(Ints.add(count.get(), n));
          return count.get() > limit
              ? Result.<Unit, String>err("over " + limit)
              : Result.<String>done();
        });
  }

  public void addThenAbort(long n) {
    transformUnit(
        "addThenAbort",
        () -> {
          count.set(Ints.add(count.get(), n));
          throw new Abort("after " + n);
        });
  }

  /** Runs anything as one transform of this space. */
  public <R> R within(Supplier<R> body) {
    return transform("within", body);
  }

  /** Runs anything as a view of this space. */
  public <R> R looking(Supplier<R> body) {
    return view("looking", body);
  }

  public long current() {
    return view("current", () -> count.get());
  }

  public long getCount() {
    return view("count", () -> count.get());
  }

  public void setCount(long value) {
    transformUnit("count :=", () -> count.set(value));
  }

  public Stream<Long> counts() {
    return counts;
  }

  public Stream<Tuple2<Assigned<Long>, Long>> changes() {
    return changes;
  }

  public Stream<Assigned<Boolean>> parities() {
    return parities;
  }
}
