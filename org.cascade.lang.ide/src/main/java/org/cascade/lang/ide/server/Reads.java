package org.cascade.lang.ide.server;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.ide.workspace.Workspace;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;

/**
 * Answers questions to texts, beside each other and beside the compiler. A mistake in one answer is
 * written to the log, and the answer is that there is none.
 */
final class Reads implements AutoCloseable {
  /** How long an answer waits for the newest text to be understood, before it takes the last. */
  private static final long PATIENCE_MILLIS = 400;

  /** Deep programs are walked by recursion. */
  private static final long STACK_BYTES = 64L << 20;

  private static final int THREADS = 4;

  private final Workspace workspace;
  private final Log log;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, factory());

  Reads(Workspace workspace, Log log) {
    this.workspace = workspace;
    this.log = log;
  }

  private static ThreadFactory factory() {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread =
          new Thread(null, task, "cascade-read-" + count.incrementAndGet(), STACK_BYTES);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** What a feature finds out from a snapshot. */
  @FunctionalInterface
  interface Question<T> {
    T of(Snapshot snapshot) throws Exception;
  }

  <T> CompletableFuture<T> of(String what, String uri, T nothing, Question<? extends T> question) {
    return CompletableFutures.computeAsync(
        threads,
        cancelled -> {
          try {
            cancelled.checkCanceled();
            Optional<Snapshot> snapshot = workspace.snapshot(uri, PATIENCE_MILLIS);
            return snapshot.isPresent() ? question.of(snapshot.get()) : nothing;
          } catch (ResponseErrorException | CancellationException e) {
            throw e;
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return nothing;
          } catch (Exception | StackOverflowError e) {
            log.mistake(what, e);
            return nothing;
          }
        });
  }

  /** The same about a place in a text. */
  <T> CompletableFuture<T> at(
      String what,
      String uri,
      Position position,
      T nothing,
      BiFunction<Snapshot, Integer, ? extends T> question) {
    return of(what, uri, nothing, s -> question.apply(s, s.offset(position)));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
