package org.cascade.lang.ui.client;

import java.util.List;
import org.eclipse.lsp4j.*;

/** What the plug-in can do, as told to the server. */
final class Abilities {
  private Abilities() {}

  static ClientCapabilities all() {
    return new ClientCapabilities(workspace(), text(), window(), null);
  }

  private static WindowClientCapabilities window() {
    WindowClientCapabilities window = new WindowClientCapabilities();
    window.setShowDocument(new ShowDocumentCapabilities(true));
    return window;
  }

  private static WorkspaceClientCapabilities workspace() {
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setApplyEdit(true);
    workspace.setConfiguration(true);
    workspace.setWorkspaceFolders(true);
    workspace.setDidChangeConfiguration(new DidChangeConfigurationCapabilities(true));
    workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
    workspace.setInlayHint(new InlayHintWorkspaceCapabilities(true));
    workspace.setCodeLens(new CodeLensWorkspaceCapabilities(true));
    workspace.setSemanticTokens(new SemanticTokensWorkspaceCapabilities(true));
    workspace.setSymbol(new SymbolCapabilities());
    WorkspaceEditCapabilities edits = new WorkspaceEditCapabilities();
    edits.setDocumentChanges(true);
    workspace.setWorkspaceEdit(edits);
    return workspace;
  }

  private static TextDocumentClientCapabilities text() {
    TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
    text.setSynchronization(new SynchronizationCapabilities());
    text.setPublishDiagnostics(new PublishDiagnosticsCapabilities(true, null, true));
    text.getPublishDiagnostics().setCodeDescriptionSupport(true);
    text.setCompletion(completion());
    text.setHover(new HoverCapabilities(List.of(MarkupKind.MARKDOWN, MarkupKind.PLAINTEXT), false));
    SignatureInformationCapabilities signature =
        new SignatureInformationCapabilities(List.of(MarkupKind.MARKDOWN, MarkupKind.PLAINTEXT));
    signature.setParameterInformation(new ParameterInformationCapabilities(true));
    text.setSignatureHelp(new SignatureHelpCapabilities(signature, false));
    text.setDefinition(new DefinitionCapabilities(false, true));
    text.setReferences(new ReferencesCapabilities());
    text.setDocumentHighlight(new DocumentHighlightCapabilities());
    DocumentSymbolCapabilities symbols = new DocumentSymbolCapabilities();
    symbols.setHierarchicalDocumentSymbolSupport(true);
    text.setDocumentSymbol(symbols);
    text.setCodeAction(actions());
    text.setCodeLens(new CodeLensCapabilities());
    text.setInlayHint(new InlayHintCapabilities());
    text.setFormatting(new FormattingCapabilities());
    text.setRangeFormatting(new RangeFormattingCapabilities());
    text.setOnTypeFormatting(new OnTypeFormattingCapabilities());
    RenameCapabilities rename = new RenameCapabilities(true, false);
    text.setRename(rename);
    text.setFoldingRange(new FoldingRangeCapabilities());
    text.setCallHierarchy(new CallHierarchyCapabilities(false));
    text.setSelectionRange(new SelectionRangeCapabilities());
    text.setSemanticTokens(new SemanticTokensCapabilities(false));
    return text;
  }

  private static CompletionCapabilities completion() {
    CompletionItemCapabilities item = new CompletionItemCapabilities(true);
    item.setDocumentationFormat(List.of(MarkupKind.MARKDOWN, MarkupKind.PLAINTEXT));
    item.setLabelDetailsSupport(true);
    item.setResolveSupport(
        new CompletionItemResolveSupportCapabilities(
            List.of("documentation", "detail", "additionalTextEdits")));
    return new CompletionCapabilities(item);
  }

  private static CodeActionCapabilities actions() {
    CodeActionCapabilities actions = new CodeActionCapabilities();
    actions.setCodeActionLiteralSupport(
        new CodeActionLiteralSupportCapabilities(
            new CodeActionKindCapabilities(
                List.of(
                    CodeActionKind.QuickFix,
                    CodeActionKind.Refactor,
                    CodeActionKind.RefactorExtract,
                    CodeActionKind.RefactorInline,
                    CodeActionKind.RefactorRewrite,
                    CodeActionKind.SourceOrganizeImports))));
    actions.setDataSupport(true);
    actions.setResolveSupport(new CodeActionResolveSupportCapabilities(List.of("edit")));
    return actions;
  }
}
