package org.cascade.lang.ui.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.edit.Edits;
import org.cascade.lang.ui.preferences.Settings;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ApplyWorkspaceEditResponse;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowDocumentParams;
import org.eclipse.lsp4j.ShowDocumentResult;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.UnregistrationParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.services.LanguageClient;

/** What the server asks and tells the workbench. */
public final class WorkbenchClient implements LanguageClient {
  private final Server server;
  private final Diagnostics diagnostics;
  private final Troubles troubles;

  WorkbenchClient(Server server, Diagnostics diagnostics, Troubles troubles) {
    this.server = server;
    this.diagnostics = diagnostics;
    this.troubles = troubles;
  }

  /** What the server is at. */
  public record Status(String state, String detail) {}

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams told) {
    diagnostics.told(told.getUri(), told.getDiagnostics(), server.documents().of(told.getUri()));
  }

  @Override
  public CompletableFuture<List<Object>> configuration(ConfigurationParams asked) {
    return CompletableFuture.completedFuture(
        asked.getItems().stream().map(item -> (Object) section(item.getSection())).toList());
  }

  private static JsonElement section(String name) {
    JsonElement found = new JsonObject();
    found.getAsJsonObject().add("cascade", Settings.forServer());
    for (String part : name == null || name.isEmpty() ? new String[0] : name.split("\\.")) {
      found =
          found.isJsonObject() && found.getAsJsonObject().has(part)
              ? found.getAsJsonObject().get(part)
              : JsonNull.INSTANCE;
    }
    return found;
  }

  @Override
  public CompletableFuture<ApplyWorkspaceEditResponse> applyEdit(ApplyWorkspaceEditParams asked) {
    return Edits.applyLater(asked.getEdit(), asked.getLabel())
        .thenApply(ApplyWorkspaceEditResponse::new);
  }

  @Override
  public CompletableFuture<ShowDocumentResult> showDocument(ShowDocumentParams asked) {
    return org.cascade.lang.ui.edit.Opening.show(asked.getUri(), asked.getSelection())
        .thenApply(ShowDocumentResult::new);
  }

  @Override
  public CompletableFuture<List<WorkspaceFolder>> workspaceFolders() {
    return CompletableFuture.completedFuture(Session.folders());
  }

  /**
   * Everything that could be registered is done unasked: changed files and settings are always
   * told.
   */
  @Override
  public CompletableFuture<Void> registerCapability(RegistrationParams asked) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> unregisterCapability(UnregistrationParams asked) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> refreshSemanticTokens() {
    return refreshed(Server.Refreshed.TOKENS);
  }

  @Override
  public CompletableFuture<Void> refreshInlayHints() {
    return refreshed(Server.Refreshed.HINTS);
  }

  @Override
  public CompletableFuture<Void> refreshCodeLenses() {
    return refreshed(Server.Refreshed.LENSES);
  }

  private CompletableFuture<Void> refreshed(Server.Refreshed what) {
    server.refreshed(what);
    return CompletableFuture.completedFuture(null);
  }

  /** What the server is at. */
  @JsonNotification("cascade/status")
  public void status(Status now) {
    diagnostics.status(now.state());
  }

  /** A document that is no file has another text. */
  @JsonNotification("cascade/documentChanged")
  public void documentChanged(CascadeService.Address changed) {
    org.cascade.lang.ui.edit.Opening.changed(changed.uri());
  }

  @Override
  public void showMessage(MessageParams message) {
    if (message.getType() == MessageType.Error || message.getType() == MessageType.Warning) {
      troubles.message(message.getMessage());
    } else {
      logMessage(message);
    }
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
    troubles.message(asked.getMessage());
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams message) {
    if (message.getType() == MessageType.Error) {
      CascadePlugin.log().error(message.getMessage());
    } else {
      CascadePlugin.log().info(message.getMessage());
    }
  }

  @Override
  public void telemetryEvent(Object event) {
    // The server sends none.
  }
}
