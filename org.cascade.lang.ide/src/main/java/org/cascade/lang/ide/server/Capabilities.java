package org.cascade.lang.ide.server;

import java.util.List;
import org.cascade.lang.ide.formatting.Typing;
import org.cascade.lang.ide.tokens.Tokens;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.DocumentOnTypeFormattingOptions;
import org.eclipse.lsp4j.InlayHintRegistrationOptions;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensServerFull;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;

/** What the server can do, as told to an editor when it connects. */
final class Capabilities {
  private Capabilities() {}

  static ServerCapabilities all() {
    ServerCapabilities all = new ServerCapabilities();
    all.setTextDocumentSync(sync());
    all.setCompletionProvider(new CompletionOptions(true, List.of(".", "@")));
    all.setHoverProvider(true);
    all.setSignatureHelpProvider(new SignatureHelpOptions(List.of("(", ","), List.of(")")));
    all.setDefinitionProvider(true);
    all.setTypeDefinitionProvider(true);
    all.setImplementationProvider(true);
    all.setReferencesProvider(true);
    all.setDocumentHighlightProvider(true);
    all.setRenameProvider(new RenameOptions(true));
    all.setDocumentSymbolProvider(true);
    all.setWorkspaceSymbolProvider(true);
    all.setDiagnosticProvider(diagnostics());
    all.setSemanticTokensProvider(tokens());
    all.setInlayHintProvider(hints());
    all.setCodeLensProvider(new CodeLensOptions(true));
    all.setCodeActionProvider(actions());
    all.setDocumentFormattingProvider(true);
    all.setDocumentRangeFormattingProvider(true);
    all.setDocumentOnTypeFormattingProvider(onType());
    all.setCallHierarchyProvider(true);
    all.setTypeHierarchyProvider(true);
    all.setDocumentLinkProvider(new DocumentLinkOptions(false));
    all.setLinkedEditingRangeProvider(true);
    all.setFoldingRangeProvider(true);
    all.setSelectionRangeProvider(true);
    all.setWorkspace(workspace());
    return all;
  }

  private static TextDocumentSyncOptions sync() {
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    return sync;
  }

  private static SemanticTokensWithRegistrationOptions tokens() {
    SemanticTokensWithRegistrationOptions tokens = new SemanticTokensWithRegistrationOptions();
    tokens.setLegend(Tokens.LEGEND);
    tokens.setFull(new SemanticTokensServerFull(true));
    tokens.setRange(true);
    return tokens;
  }

  private static DocumentOnTypeFormattingOptions onType() {
    return new DocumentOnTypeFormattingOptions(
        Typing.TRIGGERS.getFirst(), Typing.TRIGGERS.subList(1, Typing.TRIGGERS.size()));
  }

  private static InlayHintRegistrationOptions hints() {
    InlayHintRegistrationOptions hints = new InlayHintRegistrationOptions();
    hints.setResolveProvider(true);
    return hints;
  }

  private static DiagnosticRegistrationOptions diagnostics() {
    DiagnosticRegistrationOptions options = new DiagnosticRegistrationOptions(true, true);
    options.setIdentifier("cascade");
    return options;
  }

  private static CodeActionOptions actions() {
    return new CodeActionOptions(
        List.of(
            CodeActionKind.QuickFix,
            CodeActionKind.RefactorExtract,
            CodeActionKind.RefactorInline,
            CodeActionKind.RefactorRewrite,
            CodeActionKind.SourceOrganizeImports));
  }

  private static WorkspaceServerCapabilities workspace() {
    WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    folders.setChangeNotifications(true);
    WorkspaceServerCapabilities workspace = new WorkspaceServerCapabilities();
    workspace.setWorkspaceFolders(folders);
    return workspace;
  }
}
