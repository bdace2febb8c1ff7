package org.cascade.bench.lsp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.services.LanguageClient;

/** The editor's side of the protocol: it keeps what it was last told about each file. */
final class Editor implements LanguageClient {
  private static final long PATIENCE_MILLIS = 120_000;

  private final Map<String, List<Diagnostic>> errors = new HashMap<>();

  @Override
  public synchronized void publishDiagnostics(PublishDiagnosticsParams told) {
    errors.put(
        told.getUri(),
        told.getDiagnostics().stream()
            .filter(d -> d.getSeverity() == DiagnosticSeverity.Error)
            .toList());
    notifyAll();
  }

  /** Waits until what was told of a file is as it should be, which may be so already. */
  synchronized void await(String uri, Predicate<List<Diagnostic>> expected)
      throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!errors.containsKey(uri) || !expected.test(errors.get(uri))) {
      long left = end - System.currentTimeMillis();
      if (left <= 0) {
        throw new IllegalStateException("Of " + uri + " the server tells " + errors.get(uri));
      }
      wait(left);
    }
  }

  @Override
  public CompletableFuture<List<Object>> configuration(ConfigurationParams asked) {
    List<Object> unset = new ArrayList<>();
    asked.getItems().forEach(item -> unset.add(null));
    return CompletableFuture.completedFuture(unset);
  }

  @Override
  public CompletableFuture<Void> registerCapability(RegistrationParams registration) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams progress) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void notifyProgress(org.eclipse.lsp4j.ProgressParams progress) {
    // nobody looks at it
  }

  @Override
  public void telemetryEvent(Object event) {
    // nobody looks at it
  }

  @Override
  public void showMessage(MessageParams message) {
    System.err.println(message.getMessage());
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
    System.err.println(request.getMessage());
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams message) {
    // for people
  }
}
