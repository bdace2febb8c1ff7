package org.cascade.lang.ide.server;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * What an editor can do, of that which not every editor can.
 *
 * @param pulls whether it asks for diagnostics itself; then it is sent none
 * @param relatedDocuments whether it takes diagnostics of other files with those it asked for
 * @param watches whether it watches files where the server says which
 * @param tellsSettings whether it tells of changed settings where the server asks for that
 * @param givesSettings whether it can be asked for settings
 * @param progress whether it shows what takes long
 */
record ClientAbilities(
    boolean pulls,
    boolean relatedDocuments,
    boolean watches,
    boolean tellsSettings,
    boolean givesSettings,
    boolean progress,
    Refreshed refreshed) {
  static final ClientAbilities NONE =
      new ClientAbilities(
          false, false, false, false, false, false, new Refreshed(false, false, false, false));

  /** What it asks for anew where the server says that it should. */
  record Refreshed(boolean hints, boolean lenses, boolean tokens, boolean diagnostics) {}

  static ClientAbilities of(@Nullable ClientCapabilities told) {
    Optional<ClientCapabilities> all = Optional.ofNullable(told);
    Optional<TextDocumentClientCapabilities> texts = all.map(ClientCapabilities::getTextDocument);
    Optional<WorkspaceClientCapabilities> workspace = all.map(ClientCapabilities::getWorkspace);
    Optional<WindowClientCapabilities> window = all.map(ClientCapabilities::getWindow);
    var diagnostic = texts.map(TextDocumentClientCapabilities::getDiagnostic);
    return new ClientAbilities(
        diagnostic.isPresent(),
        is(diagnostic, d -> d.getRelatedDocumentSupport()),
        is(
            workspace.map(WorkspaceClientCapabilities::getDidChangeWatchedFiles),
            w -> w.getDynamicRegistration()),
        is(
            workspace.map(WorkspaceClientCapabilities::getDidChangeConfiguration),
            c -> c.getDynamicRegistration()),
        is(workspace, WorkspaceClientCapabilities::getConfiguration),
        is(window, WindowClientCapabilities::getWorkDoneProgress),
        refreshed(workspace));
  }

  private static Refreshed refreshed(Optional<WorkspaceClientCapabilities> workspace) {
    return new Refreshed(
        is(workspace.map(WorkspaceClientCapabilities::getInlayHint), c -> c.getRefreshSupport()),
        is(workspace.map(WorkspaceClientCapabilities::getCodeLens), c -> c.getRefreshSupport()),
        is(
            workspace.map(WorkspaceClientCapabilities::getSemanticTokens),
            c -> c.getRefreshSupport()),
        is(workspace.map(WorkspaceClientCapabilities::getDiagnostics), c -> c.getRefreshSupport()));
  }

  private static <T> boolean is(Optional<T> part, Function<T, @Nullable Boolean> ability) {
    return part.isPresent() && Boolean.TRUE.equals(ability.apply(part.get()));
  }
}
