package org.cascade.runtime.api;

import java.util.List;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.ArrayBuilder;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Fn2;
import org.cascade.runtime.value.Option;
import org.cascade.runtime.value.Tuple2;
import org.cascade.runtime.value.Unit;

/**
 * Work on the elements of an array or a tree, spread over the cores; results keep their order.
 *
 * <p>All steps are done for one element before the next one, with nothing kept between. Elements
 * see the caller's snapshot, and their transactions are each their own. Within a transaction all is
 * done in it, on its thread. If functions fail, the failure for the earliest element is thrown,
 * unless an element before it has given the answer.
 */
public final class Parallel<T> {
  private static final long MOST_EXPECTED = 64;

  private final Pieces<Object> source;
  private final Stages<T> stages;

  private Parallel(Pieces<Object> source, Stages<T> stages) {
    this.source = source;
    this.stages = stages;
  }

  /** What becomes of each element on its way to the results. */
  private interface Stages<T> {
    Sink<Object> to(Sink<T> results);
  }

  @SuppressWarnings("unchecked") // what an array or a tree holds are objects
  private static <T> Parallel<T> of(Pieces<T> source) {
    return new Parallel<>(
        (Pieces<Object>) source, results -> element -> results.accept((T) element));
  }

  public static <T> Parallel<T> over(Array<T> elements) {
    return of(Pieces.ofArray(elements));
  }

  public static <K> Parallel<K> overKeys(BTree<K, ?> tree) {
    return of(Pieces.ofKeys(tree));
  }

  public static <V> Parallel<V> overValues(BTree<?, V> tree) {
    return of(Pieces.ofValues(tree));
  }

  public static <K, V> Parallel<Tuple2<K, V>> overEntries(BTree<K, V> tree) {
    return of(Pieces.ofEntries(tree));
  }

  public <R> Parallel<R> map(Fn1<? super T, ? extends R> f) {
    return new Parallel<>(source, results -> stages.to(x -> results.accept(f.apply(x))));
  }

  public Parallel<T> filter(Fn1<? super T, Boolean> p) {
    return new Parallel<>(source, results -> stages.to(x -> !p.apply(x) || results.accept(x)));
  }

  public <R> Parallel<R> flatMap(Fn1<? super T, ? extends Array<R>> f) {
    return new Parallel<>(source, results -> stages.to(x -> acceptAll(results, f.apply(x))));
  }

  private static <R> boolean acceptAll(Sink<R> results, Array<R> all) {
    for (R one : all) {
      if (!results.accept(one)) {
        return false;
      }
    }
    return true;
  }

  public Array<T> toArray() {
    List<List<T>> parts = results(Long.MAX_VALUE);
    var all = new ArrayBuilder<T>(parts.stream().mapToInt(List::size).sum());
    parts.forEach(part -> part.forEach(all::add));
    return all.build();
  }

  public boolean any(Fn1<? super T, Boolean> p) {
    return find(p).isSome();
  }

  public boolean all(Fn1<? super T, Boolean> p) {
    return find(x -> !p.apply(x)).isNone();
  }

  /** The earliest element of which it is true. */
  public Option<T> find(Fn1<? super T, Boolean> p) {
    for (List<T> part : filter(p).results(1)) {
      if (!part.isEmpty()) {
        return Option.some(part.getFirst());
      }
    }
    return Option.none();
  }

  /** The first results, so many at most. Elements behind them may be left out. */
  public Array<T> take(long count) {
    if (count <= 0) {
      return Array.empty();
    }
    var first = new ArrayBuilder<T>((int) Math.min(count, MOST_EXPECTED));
    long taken = 0;
    for (List<T> part : results(count)) {
      for (T each : part) {
        if (taken++ < count) {
          first.add(each);
        }
      }
    }
    return first.build();
  }

  public Unit each(Fn1<? super T, ?> f) {
    new Parallel<>(
            source,
            (Sink<T> results) ->
                stages.to(x -> {
                  f.apply(x);
                  return true;
                }))
        .results(Long.MAX_VALUE);
    return Unit.VALUE;
  }

  /** Combines all results, in their order, starting from {@code zero}. */
  public T reduce(Fn2<? super T, ? super T, ? extends T> combine, T zero) {
    T all = zero;
    for (List<T> part : results(Long.MAX_VALUE)) {
      for (T each : part) {
        all = combine.apply(all, each);
      }
    }
    return all;
  }

  /** The results, part by part, up to the first part by which there are so many. */
  private List<List<T>> results(long enough) {
    return new ParallelRun<>(source, stages::to, enough).run();
  }
}
