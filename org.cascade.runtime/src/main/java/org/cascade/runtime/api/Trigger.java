package org.cascade.runtime.api;

import org.cascade.runtime.engine.StreamRule;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Assigned;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Change;
import org.cascade.runtime.value.Fn0;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Map;
import org.cascade.runtime.value.Set;

/**
 * What makes an event of a stream, {@code every x changes}: each change that a commit made to
 * {@code x}. {@code C} is the type of a change, the stream's {@code op}.
 */
public abstract sealed class Trigger<C> {
  private Trigger() {}

  /** The entries of a tree that a commit changed. */
  public static <K, V> Trigger<Change<K, V>> ofTree(State<BTree<K, V>> state) {
    return new OfState<>(state);
  }

  /** The entries of a map that a commit changed. */
  public static <K, V> Trigger<Change<K, V>> ofMap(State<Map<K, V>> state) {
    return new OfState<>(state);
  }

  /** The elements of a set that a commit changed. */
  public static <T> Trigger<Change<T, T>> ofSet(State<Set<T>> state) {
    return new OfState<>(state);
  }

  /** The elements of an array that a commit changed, by their index. */
  public static <T> Trigger<Change<Long, T>> ofArray(State<Array<T>> state) {
    return new OfState<>(state);
  }

  /** Another value of a state that is not a collection. */
  public static <T> Trigger<Assigned<T>> ofState(State<T> state) {
    return new OfState<>(state);
  }

  /** Another value of an expression over states, of this space or of others. */
  public static <T> Trigger<Assigned<T>> ofExpression(Fn0<T> expression) {
    return new OfExpression<>(expression);
  }

  abstract <T> StreamRule<T> rule(Fn1<? super C, ? extends T> yield);

  @SuppressWarnings("unchecked") // the factories above tie each trigger to its kind of change
  private static <C> C typed(Object change) {
    return (C) change;
  }

  /** On a state. */
  private static final class OfState<C> extends Trigger<C> {
    private final State<?> state;

    OfState(State<?> state) {
      this.state = state;
    }

    @Override
    <T> StreamRule<T> rule(Fn1<? super C, ? extends T> yield) {
      return new StreamRule.OnState<>(
          state.handle(), change -> yield.apply(Trigger.<C>typed(change)));
    }
  }

  /** On an expression. */
  private static final class OfExpression<C> extends Trigger<C> {
    private final Fn0<?> expression;

    OfExpression(Fn0<?> expression) {
      this.expression = expression;
    }

    @Override
    <T> StreamRule<T> rule(Fn1<? super C, ? extends T> yield) {
      return new StreamRule.OnExpression<>(
          expression, assigned -> yield.apply(Trigger.<C>typed(assigned)));
    }
  }
}
