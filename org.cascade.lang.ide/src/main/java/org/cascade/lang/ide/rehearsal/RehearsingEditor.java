package org.cascade.lang.ide.rehearsal;

import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.services.LanguageClient;

/** Hears what the server says of its own accord. */
final class RehearsingEditor implements LanguageClient {
  private static final long PATIENCE_SECONDS = 60;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition heard = lock.newCondition();
  private final Set<String> told = new HashSet<>();
  private boolean ready;
  private boolean sound = true;

  /** Forgets what was heard, before something new is sent. */
  void expect() {
    lock.lock();
    try {
      told.clear();
      ready = false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a document was checked and nothing is left to be done.
   *
   * @return whether that came to pass, and nothing is wrong with any document
   */
  boolean awaitSound(String uri) throws InterruptedException {
    long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (!(ready && told.contains(uri))) {
        if (left <= 0) {
          return false;
        }
        left = heard.awaitNanos(left);
      }
      return sound;
    } finally {
      lock.unlock();
    }
  }

  /** What the server is at. */
  @JsonNotification("cascade/status")
  public void status(JsonObject status) {
    lock.lock();
    try {
      ready = status.get("state").getAsString().equals("ready");
      heard.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams params) {
    lock.lock();
    try {
      told.add(params.getUri());
      sound &= params.getDiagnostics().isEmpty();
      heard.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void telemetryEvent(Object event) {
    // Nobody looks at a rehearsal.
  }

  @Override
  public void showMessage(MessageParams message) {
    // Nobody looks at a rehearsal.
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException("nobody answers"));
  }

  @Override
  public void logMessage(MessageParams message) {
    // Nobody looks at a rehearsal.
  }
}
