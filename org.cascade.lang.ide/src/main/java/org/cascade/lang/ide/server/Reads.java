package org.cascade.lang.ide.server;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cascade.lang.ide.workspace.Analyser;
import org.cascade.lang.ide.workspace.Project;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.ide.workspace.Workspace;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;

/**
 * Answers questions, beside each other and beside the compiler. One that is wanted no more stops
 * where it next looks something up. A mistake in one answer is written to the log, and the answer
 * is that there is none.
 */
final class Reads implements Analyser.Listener, AutoCloseable {
  /** How long an answer waits for the newest text to be understood, before it takes the last. */
  private static final long PATIENCE_MILLIS = 400;

  /** The same for what the last text cannot tell: what may follow what has just been typed. */
  static final long PATIENCE_FOR_NEW_MILLIS = 1_500;

  /** Deep programs are walked by recursion. */
  private static final long STACK_BYTES = 64L << 20;

  private static final int THREADS = 4;

  private final Workspace workspace;
  private final Client client;
  private final Log log;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, factory());

  /** Whether something was answered from a text that has changed since. */
  private final AtomicBoolean outdated = new AtomicBoolean();

  /** Whether something was answered before its proofs were made. */
  private final AtomicBoolean unsettled = new AtomicBoolean();

  Reads(Workspace workspace, Client client, Log log) {
    this.workspace = workspace;
    this.client = client;
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

  /** Something that is found out without one text in particular. */
  @FunctionalInterface
  interface Search<T> {
    /**
     * @param goOn throws if nobody waits for the answer any more
     */
    T answer(Runnable goOn) throws Exception;
  }

  /** Asks about a text; before anything is known of its project, the answer is not begun. */
  <T> CompletableFuture<T> of(String what, String uri, T nothing, Question<? extends T> question) {
    return of(what, uri, PATIENCE_MILLIS, nothing, question);
  }

  /** The same, with how long the newest text is waited for. */
  <T> CompletableFuture<T> of(
      String what, String uri, long patience, T nothing, Question<? extends T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Search<T> search = goOn -> ofText(uri, patience, nothing, question, goOn);
    workspace.whenKnown(uri).thenRun(() -> answer(what, answer, nothing, search));
    return answer;
  }

  /**
   * Asks about what has just been typed.
   *
   * @param early the answer out of what is known at present, if that is enough; else the newest
   *     text is waited for
   */
  <T> CompletableFuture<T> of(
      String what,
      String uri,
      T nothing,
      Question<Optional<T>> early,
      Question<? extends T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Search<T> search =
        goOn -> {
          Optional<Snapshot> known = workspace.snapshot(uri, 0, goOn);
          Optional<T> told = known.isPresent() ? early.of(known.get()) : Optional.empty();
          return told.isPresent()
              ? told.get()
              : ofText(uri, PATIENCE_FOR_NEW_MILLIS, nothing, question, goOn);
        };
    workspace.whenKnown(uri).thenRun(() -> answer(what, answer, nothing, search));
    return answer;
  }

  private <T> T ofText(
      String uri, long patience, T nothing, Question<? extends T> question, Runnable goOn)
      throws Exception {
    Optional<Snapshot> snapshot = workspace.snapshot(uri, patience, goOn);
    if (snapshot.isEmpty() || !snapshot.get().isNewest()) {
      outdated.set(true);
    }
    return snapshot.isPresent() ? question.of(snapshot.get()) : nothing;
  }

  /** Asks about no text in particular. */
  <T> CompletableFuture<T> any(String what, T nothing, Search<? extends T> search) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    answer(what, answer, nothing, search);
    return answer;
  }

  private <T> void answer(
      String what, CompletableFuture<T> answer, T nothing, Search<? extends T> search) {
    try {
      threads.execute(() -> search(what, answer, nothing, search));
    } catch (RejectedExecutionException e) {
      // The editor has said good-bye.
      answer.cancel(false);
    }
  }

  private <T> void search(
      String what, CompletableFuture<T> answer, T nothing, Search<? extends T> search) {
    try {
      Runnable goOn = () -> stopIf(answer.isDone());
      goOn.run();
      answer.complete(search.answer(goOn));
    } catch (ResponseErrorException | CancellationException e) {
      answer.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.complete(nothing);
    } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError | LinkageError e) {
      log.mistake(what, e);
      answer.complete(nothing);
    }
  }

  private static void stopIf(boolean done) {
    if (done) {
      throw new CancellationException();
    }
  }

  @Override
  public void inferred(Project project) {
    if (outdated.getAndSet(false)) {
      client.refresh();
    }
  }

  /** Says that an answer would be another one when all is checked. */
  void unsettled() {
    unsettled.set(true);
  }

  @Override
  public void settled(Project project) {
    if (unsettled.getAndSet(false)) {
      client.refreshHints();
    }
  }

  @Override
  public void computed(Project project) {
    client.refreshLenses();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
