package org.cascade.lang.ide.server;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cascade.lang.ide.workspace.Analyser;
import org.cascade.lang.ide.workspace.Project;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * Shows in the editor what takes long: the first look at the files, and proofs. What is over soon
 * is not shown: after each letter something begins.
 */
final class ProgressBar implements Analyser.Listener, AutoCloseable {
  private static final long PATIENCE_MILLIS = 700;

  private final Client client;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cascade-progress");
        thread.setDaemon(true);
        return thread;
      });

  private int count;
  private boolean working;
  private boolean isFirst = true;
  private Optional<Either<String, Integer>> shown = Optional.empty();

  /** Whether the editor has made a place for what is shown. */
  private boolean isOpen;

  private String step = "";

  ProgressBar(Client client) {
    this.client = client;
  }

  @Override
  public synchronized void began(Project project, String what) {
    if (!client.abilities().progress()) {
      return;
    }
    step = what;
    if (isOpen) {
      shown.ifPresent(this::report);
    } else if (!working) {
      working = true;
      int turn = ++count;
      if (isFirst) {
        show(turn);
      } else {
        clock.schedule(() -> show(turn), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  private synchronized void show(int turn) {
    if (!working || turn != count || shown.isPresent()) {
      return;
    }
    Either<String, Integer> token = Either.forLeft("cascade-" + turn);
    shown = Optional.of(token);
    client.tell(c ->
        c.createProgress(new WorkDoneProgressCreateParams(token)).thenRun(() -> opened(token)));
  }

  /** The editor has made a place for it; meanwhile the work may be over. */
  private synchronized void opened(Either<String, Integer> token) {
    WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
    begin.setTitle("Cascade");
    begin.setMessage(step);
    begin.setCancellable(false);
    tell(token, begin);
    isOpen = shown.equals(Optional.of(token));
    if (!isOpen) {
      tell(token, new WorkDoneProgressEnd());
    }
  }

  private void report(Either<String, Integer> token) {
    WorkDoneProgressReport report = new WorkDoneProgressReport();
    report.setMessage(step);
    tell(token, report);
  }

  @Override
  public synchronized void idle() {
    if (working) {
      isFirst = false;
    }
    working = false;
    if (isOpen) {
      shown.ifPresent(token -> tell(token, new WorkDoneProgressEnd()));
    }
    isOpen = false;
    shown = Optional.empty();
  }

  private void tell(Either<String, Integer> token, WorkDoneProgressNotification what) {
    client.tell(c -> c.notifyProgress(new ProgressParams(token, Either.forLeft(what))));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
