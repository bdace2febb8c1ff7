package org.cascade.lang.ui.client;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.InitializeResult;

/**
 * The language server, one for the workbench: started when it is first needed, started again when
 * it ends by itself.
 *
 * <p>Everything is written to it by one thread of its own. The workbench interrupts threads that it
 * no longer needs, and an interrupted write would close the pipe to the server.
 */
public final class Server {
  private static final long STOP_WITHIN_SECONDS = 10;

  private final Supplier<ServerCommand> command;
  private final WorkbenchClient client;
  private final Troubles troubles;
  private final OpenDocuments documents = new OpenDocuments(this);
  private final List<Consumer<Refreshed>> listeners = new CopyOnWriteArrayList<>();
  private final Set<CompletableFuture<?>> unanswered = ConcurrentHashMap.newKeySet();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "Cascade: to the server");
        thread.setDaemon(true);
        return thread;
      });

  // --- of the sending thread ---
  private final Set<OpenDocument> open = new LinkedHashSet<>();
  private final Failures failures = new Failures();
  private boolean gaveUp;
  private volatile Session session;

  /** What is out of date and should be asked for anew. */
  public enum Refreshed {
    /** Colours by meaning. */
    TOKENS,
    /** Hints within lines. */
    HINTS,
    /** Lenses above lines. */
    LENSES,
    /** All of it: there is another server. */
    ALL
  }

  /** One that starts as the command says, at each start anew. */
  public Server(Supplier<ServerCommand> command, Diagnostics diagnostics, Troubles troubles) {
    this.command = command;
    this.troubles = troubles;
    this.client = new WorkbenchClient(this, diagnostics, troubles);
  }

  /** What is open. */
  public OpenDocuments documents() {
    return documents;
  }

  /** The process, while there is one. */
  public Optional<ServerProcess> process() {
    return Optional.ofNullable(session).map(Session::process);
  }

  /** What the server said that it can do; empty before it is there. */
  public Optional<InitializeResult> told() {
    return Optional.ofNullable(session).map(Session::told);
  }

  /** Calls back, on any thread, when something should be asked for anew. */
  public void listen(Consumer<Refreshed> listener) {
    listeners.add(listener);
  }

  /** No longer calls back. */
  public void ignore(Consumer<Refreshed> listener) {
    listeners.remove(listener);
  }

  void refreshed(Refreshed what) {
    listeners.forEach(listener -> listener.accept(what));
  }

  /**
   * Asks something, in the order of everything else that is said. Cancelling the answer tells the
   * server.
   */
  public <T> CompletableFuture<T> ask(
      Function<CascadeLanguageServer, CompletableFuture<T>> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    unanswered.add(answer);
    answer.whenComplete((value, fault) -> unanswered.remove(answer));
    sender.execute(() -> askNow(question, answer));
    return answer;
  }

  private <T> void askNow(
      Function<CascadeLanguageServer, CompletableFuture<T>> question, CompletableFuture<T> answer) {
    if (answer.isDone()) {
      return;
    }
    try {
      CompletableFuture<T> sent = question.apply(running().server());
      sent.whenComplete((value, fault) -> {
        if (fault == null) {
          answer.complete(value);
        } else {
          answer.completeExceptionally(fault);
        }
      });
      answer.whenComplete((value, fault) -> {
        if (answer.isCancelled()) {
          sender.execute(() -> sent.cancel(true));
        }
      });
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  /**
   * Waits for an answer as long as somebody would.
   *
   * @return empty if there was none in time, or the server has none
   */
  public <T> Optional<T> answer(
      long millis, Function<CascadeLanguageServer, CompletableFuture<T>> question) {
    CompletableFuture<T> asked = ask(question);
    try {
      return Optional.ofNullable(asked.get(millis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      asked.cancel(true);
    } catch (ExecutionException | CancellationException e) {
      troubles.unanswered(e);
    }
    return Optional.empty();
  }

  /**
   * Has something done by the sending thread, after what was said before; the server is there or
   * not.
   */
  public void inOrder(Consumer<Optional<CascadeLanguageServer>> work) {
    sender.execute(() -> {
      try {
        work.accept(Optional.ofNullable(session).map(Session::server));
      } catch (RuntimeException e) {
        troubles.unanswered(e);
      }
    });
  }

  void opened(OpenDocument document) {
    sender.execute(() -> {
      open.add(document);
      if (session != null) {
        document.open(session.server());
      } else if (!gaveUp) {
        start();
      }
    });
  }

  void closed(OpenDocument document) {
    sender.execute(() -> {
      open.remove(document);
      if (session != null) {
        document.close(session.server());
      }
    });
  }

  /** Ends the server and starts another one, for example because settings have changed. */
  public void restart() {
    sender.execute(() -> {
      endSession();
      failures.forget();
      start();
    });
  }

  /** Ends the server, and waits for it to be gone. */
  public void stop() throws InterruptedException {
    sender.execute(this::endSession);
    sender.shutdown();
    if (!sender.awaitTermination(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
      process().ifPresent(ServerProcess::kill);
    }
  }

  // --- by the sending thread ---

  private Session running() {
    if (session == null && !gaveUp) {
      start();
    }
    if (session == null) {
      throw new NotRunning("The Cascade server is not running.");
    }
    return session;
  }

  private void start() {
    gaveUp = false;
    Session started = null;
    try {
      started = new Session(command.get().server(), client);
      started.begin();
      session = started;
      Session begun = started;
      begun.process().ended().thenRunAsync(() -> ended(begun), sender);
      open.forEach(document -> document.open(begun.server()));
      refreshed(Refreshed.ALL);
    } catch (NoJdk e) {
      gaveUp = true;
      troubles.noJdk(e);
    } catch (IOException | ExecutionException | TimeoutException e) {
      gaveUp = true;
      if (started != null) {
        started.bury();
      }
      troubles.cannotStart(e, started == null ? "" : started.process().lastWords());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The process has ended; nobody asked for that if it is still the one in use. */
  private void ended(Session old) {
    if (session != old) {
      return;
    }
    session = null;
    old.bury();
    unanswered.forEach(
        answer -> answer.completeExceptionally(new NotRunning("The Cascade server has ended.")));
    if (failures.another()) {
      start();
      if (session != null) {
        troubles.startedAgain(old.process().lastWords());
      }
    } else {
      gaveUp = true;
      troubles.gaveUp(old.process().lastWords());
    }
  }

  private void endSession() {
    Session old = session;
    session = null;
    if (old != null) {
      old.end();
    }
  }
}
