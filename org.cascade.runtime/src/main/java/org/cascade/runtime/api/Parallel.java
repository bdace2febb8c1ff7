package org.cascade.runtime.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cascade.runtime.engine.Engine;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Fn2;
import org.cascade.runtime.value.Option;
import org.cascade.runtime.value.Unit;

/**
 * Work on the elements of an array, spread over the cores; results keep their order.
 *
 * <p>Elements see the caller's snapshot, and their transactions are each their own. Within a
 * transaction all is done in it, on its thread. If functions fail, the failure for the earliest
 * element is thrown.
 */
public final class Parallel<T> {
  private static final int PARTS_PER_WORKER = 4;

  private final Array<Object> source;
  private final Stage<T> stage;

  private Parallel(Array<Object> source, Stage<T> stage) {
    this.source = source;
    this.stage = stage;
  }

  /** What becomes of one element of the source: none, one or many results. */
  private interface Stage<T> {
    void run(Object element, Consumer<T> results);
  }

  @SuppressWarnings("unchecked") // arrays do not change, so any array is one of objects
  public static <T> Parallel<T> over(Array<T> elements) {
    Array<?> source = elements;
    return new Parallel<>(
        (Array<Object>) source, (element, results) -> results.accept((T) element));
  }

  public <R> Parallel<R> map(Fn1<? super T, ? extends R> f) {
    return new Parallel<>(
        source, (element, results) -> stage.run(element, x -> results.accept(f.apply(x))));
  }

  public Parallel<T> filter(Fn1<? super T, Boolean> p) {
    return new Parallel<>(
        source,
        (element, results) ->
            stage.run(
                element,
                x -> {
                  if (p.apply(x)) {
                    results.accept(x);
                  }
                }));
  }

  public <R> Parallel<R> flatMap(Fn1<? super T, ? extends Array<R>> f) {
    return new Parallel<>(
        source, (element, results) -> stage.run(element, x -> f.apply(x).forEach(results)));
  }

  public Array<T> toArray() {
    return Array.from(run());
  }

  public boolean any(Fn1<? super T, Boolean> p) {
    return map(p).run().contains(true);
  }

  public boolean all(Fn1<? super T, Boolean> p) {
    return !map(p).run().contains(false);
  }

  /** The earliest element of which it is true. */
  public Option<T> find(Fn1<? super T, Boolean> p) {
    return filter(p).toArray().first();
  }

  public Unit each(Fn1<? super T, ?> f) {
    map(
            x -> {
              f.apply(x);
              return Unit.VALUE;
            })
        .run();
    return Unit.VALUE;
  }

  /** Combines all results, in their order, starting from {@code zero}. */
  public T reduce(Fn2<? super T, ? super T, ? extends T> combine, T zero) {
    T all = zero;
    for (T each : run()) {
      all = combine.apply(all, each);
    }
    return all;
  }

  private List<T> run() {
    Engine engine = Engines.current();
    int parts =
        Math.min(
            (int) Math.min(Integer.MAX_VALUE, source.length()),
            PARTS_PER_WORKER * engine.parallelism());
    List<Part<T>> all = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      all.add(new Part<>());
    }
    long length = source.length();
    var firstFailed = new AtomicInteger(parts);
    engine.forEach(
        parts,
        i -> {
          if (i < firstFailed.get()) { // what comes after a failure is not wanted any more
            all.get(i).run(source.slice(length * i / parts, length * (i + 1) / parts), stage);
            all.get(i).failed.ifPresent(f -> firstFailed.accumulateAndGet(i, Math::min));
          }
        });
    List<T> results = new ArrayList<>();
    for (Part<T> part : all) {
      part.failed.ifPresent(Parallel::rethrow);
      results.addAll(part.results);
    }
    return results;
  }

  private static void rethrow(Throwable failure) {
    switch (failure) {
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(failure);
    }
  }

  /** The results of some neighbouring elements, up to the first that failed. */
  private static final class Part<T> {
    private final List<T> results = new ArrayList<>();
    private Optional<Throwable> failed = Optional.empty();

    void run(Array<Object> elements, Stage<T> stage) {
      try {
        elements.forEach(element -> stage.run(element, results::add));
      } catch (RuntimeException | Error failure) {
        failed = Optional.of(failure);
      }
    }
  }
}
