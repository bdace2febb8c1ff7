package org.cascade.runtime.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cascade.runtime.engine.Engine;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.value.Fn1;

/**
 * One run over all pieces. A piece that fails, or by which there are enough results, settles the
 * matter: those after it are not wanted any more, and stop.
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

  /** How many pieces from the first on have ended; written by one thread at a time. */
  private volatile int ended;

  /** How many results those have. */
  private volatile long endedResults;

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

    /** Whether all of the piece has been looked at; guarded by the run. */
    private boolean ended;
  }

  /** The results up to the piece that settled it; throws its failure, if it failed. */
  List<List<T>> run() {
    engine.forEach(pieces.size(), this::runPiece);
    List<List<T>> results = new ArrayList<>();
    long found = 0;
    for (Part<T> part : parts.subList(0, Math.min(parts.size(), settled.get() + 1))) {
      results.add(part.results);
      found += part.results.size();
      if (found >= enough) {
        break; // what failed after these would not have been looked at
      }
      part.failure.ifPresent(ParallelRun::rethrow);
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
      ended(index);
    } catch (RuntimeException | Error failure) {
      part.failure = Optional.of(failure);
      settled.accumulateAndGet(index, Math::min);
    }
  }

  /** Settles the matter where pieces that lie together at the beginning have enough results. */
  private synchronized void ended(int index) {
    parts.get(index).ended = true;
    while (ended < parts.size() && parts.get(ended).ended) {
      long results = endedResults + parts.get(ended).results.size();
      if (results >= enough) {
        settled.accumulateAndGet(ended, Math::min);
        return;
      }
      endedResults = results;
      ended++;
    }
  }

  /** Takes a result; gives whether another one is wanted. */
  private boolean isWanted(int index, Part<T> part, T result) {
    part.results.add(result);
    long before = ended == index ? endedResults : 0;
    if (before + part.results.size() < enough) {
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
