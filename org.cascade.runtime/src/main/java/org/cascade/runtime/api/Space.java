package org.cascade.runtime.api;

import java.util.function.Supplier;
import org.cascade.runtime.codec.Referable;
import org.cascade.runtime.engine.Engine;
import org.cascade.runtime.engine.SpaceHandle;
import org.cascade.runtime.engine.StreamRule;
import org.cascade.runtime.txn.Operation;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Fn0;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Shown;
import org.cascade.runtime.value.Unit;

/**
 * The base of all spaces: state that changes in transactions only.
 *
 * <p>Two objects are equal if they are the same space. Operations are named as in the source; the
 * space's type is put before the name in messages.
 */
public abstract class Space implements Referable, Shown {
  private final SpaceId id;
  private final SpaceHandle handle;
  private final SpaceType<?> type;

  protected Space(SpaceType<?> type, SpaceId id) {
    this.type = type;
    this.id = id;
    this.handle = id.handle();
  }

  public final SpaceId id() {
    return id;
  }

  @Override
  public final long referenceNumber() {
    return id.number();
  }

  /** Releases what the distributed transaction whose {@code rollback} runs has reserved here. */
  public final Unit rollback() {
    handle.release();
    return Unit.VALUE;
  }

  /** A state that the type declares. */
  protected final <T> State<T> state(String name) {
    return new State<>(handle.state(name));
  }

  /** An index over a state, by what a function makes of its values: {@code index by}. */
  protected final <I, K, V> Index<I, K, V> index(
      State<BTree<K, V>> state, Fn1<? super V, ? extends I> key) {
    return new Index<>(state, key);
  }

  /** A space inside this one, that the type declares. */
  protected final <S extends Space> Embed<S> embed(String name) {
    return new Embed<>(name, handle.state(name));
  }

  /** A stream with an event for each change: {@code yield e every x changes}. */
  protected final <C, T> Stream<T> stream(
      String name, Trigger<C> trigger, Fn1<? super C, ? extends T> yield) {
    return new Stream<>(handle.stream(name, trigger.rule(yield)));
  }

  /**
   * A stream with an event for each commit after which a condition holds: {@code yield e every
   * condition}. The condition is given what was yielded last; at first, the value of {@code yield}
   * when the space was made.
   */
  protected final <T> Stream<T> streamWhen(
      String name, Fn1<? super T, Boolean> condition, Fn0<? extends T> yield) {
    return new Stream<>(handle.stream(name, new StreamRule.OnCondition<>(condition, yield)));
  }

  /**
   * A condition that each commit which writes this space has to leave true; only while the space's
   * object is being made.
   *
   * @param text the condition's source
   * @param place where it stands: {@code bank.cascade:7}
   */
  protected final void invariant(String text, String place, Fn0<Boolean> condition) {
    handle.invariant(text, place, condition);
  }

  /** A {@code transform}: atomic, isolated, without a trace if it is {@code Err} or aborts. */
  protected final <R> R transform(String name, Supplier<R> body) {
    return engine().transact(new Operation(type.shortName(), name), body);
  }

  protected final void transformUnit(String name, Runnable body) {
    transform(name, Unit.of(body));
  }

  /** A {@code transaction}: as a transform, and joined by those that it calls. */
  protected final <R> R transaction(String name, Supplier<R> body) {
    return engine().transact(new Operation(type.shortName(), name), body);
  }

  protected final void transactionUnit(String name, Runnable body) {
    transaction(name, Unit.of(body));
  }

  /** A {@code view}: reads one consistent snapshot, and waits for nobody. */
  protected final <R> R view(String name, Supplier<R> body) {
    return engine().view(type.shortName(), name, body);
  }

  protected final void viewUnit(String name, Runnable body) {
    view(name, Unit.of(body));
  }

  /**
   * A {@code parallel transform} or {@code parallel view}: reads a snapshot; transactions of other
   * spaces that it calls are each their own. Within a transaction all of it is part of that.
   */
  protected final <R> R parallel(String name, Supplier<R> body) {
    return engine().parallel(type.shortName(), name, body);
  }

  protected final void parallelUnit(String name, Runnable body) {
    parallel(name, Unit.of(body));
  }

  private Engine engine() {
    return handle.engine();
  }

  final SpaceHandle handle() {
    return handle;
  }

  @Override
  public final void show(StringBuilder out) {
    out.append(handle);
  }

  @Override
  public final String toString() {
    return handle.toString();
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Space space
        && id.number() == space.id.number()
        && handle.engine() == space.handle.engine();
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(id.number());
  }
}
