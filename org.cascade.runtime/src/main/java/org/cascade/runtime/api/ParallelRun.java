package org.cascade.runtime.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cascade.runtime.engine.Engine;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.value.Fn1;

/**
 * One run over all pieces. A piece that fails, or has enough results, settles the matter: those
 * after it are not wanted any more, and stop.
 */
final class ParallelRun<T> {
  private static final int PIECES_PER_WORKER = 4;

  private final Engine engine = Engines.current();
  private final List<Pieces.Piece<Object>> pieces;
  private final Fn1<Sink<T>, Sink<Object>> stages;
  private final long enough;
  private final List<Part<T>> parts = new ArrayList<>();

  /** The first piece that settled the matter, so far. */
  private final AtomicInteger settled;

  ParallelRun(Pieces<Object> source, Fn1<Sink<T>, Sink<Object>> stages, long enough) {
    this.pieces = source.split(PIECES_PER_WORKER * engine.parallelism());
    this.stages = stages;
    this.enough = enough;
    this.settled = new AtomicInteger(pieces.size());
    pieces.forEach(piece -> parts.add(new Part<>()));
  }

  /** What became of one piece. */
  private static final class Part<T> {
    private final List<T> results = new ArrayList<>();
    private Optional<Throwable> failure = Optional.empty();
  }

  /** The results up to the piece that settled it; throws its failure, if it failed. */
  List<List<T>> run() {
    engine.forEach(pieces.size(), this::runPiece);
    List<List<T>> results = new ArrayList<>();
    for (Part<T> part : parts.subList(0, Math.min(parts.size(), settled.get() + 1))) {
      part.failure.ifPresent(ParallelRun::rethrow);
      results.add(part.results);
    }
    return results;
  }

  private void runPiece(int index) {
    if (index > settled.get()) {
      return;
    }
    Part<T> part = parts.get(index);
    try {
      Sink<Object> first = stages.apply(result -> isWanted(index, part, result));
      pieces.get(index).feed(element -> index <= settled.get() && first.accept(element));
    } catch (RuntimeException | Error failure) {
      part.failure = Optional.of(failure);
      settled.accumulateAndGet(index, Math::min);
    }
  }

  /** Takes a result; gives whether another one is wanted. */
  private boolean isWanted(int index, Part<T> part, T result) {
    part.results.add(result);
    if (part.results.size() < enough) {
      return true;
    }
    settled.accumulateAndGet(index, Math::min);
    return false;
  }

  private static void rethrow(Throwable failure) {
    switch (failure) {
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(failure);
    }
  }
}
