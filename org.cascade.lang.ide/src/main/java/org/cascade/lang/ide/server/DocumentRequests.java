package org.cascade.lang.ide.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ide.actions.Actions;
import org.cascade.lang.ide.completion.CompletionLists;
import org.cascade.lang.ide.completion.Completions;
import org.cascade.lang.ide.formatting.Formatting;
import org.cascade.lang.ide.hierarchy.Calls;
import org.cascade.lang.ide.hierarchy.Kinds;
import org.cascade.lang.ide.hints.Hints;
import org.cascade.lang.ide.hover.Hovers;
import org.cascade.lang.ide.lens.Lenses;
import org.cascade.lang.ide.links.Links;
import org.cascade.lang.ide.navigation.Navigation;
import org.cascade.lang.ide.outline.Folding;
import org.cascade.lang.ide.outline.Selections;
import org.cascade.lang.ide.outline.Symbols;
import org.cascade.lang.ide.rename.Renaming;
import org.cascade.lang.ide.signature.Signatures;
import org.cascade.lang.ide.tokens.Tokens;
import org.cascade.lang.ide.workspace.Analyser;
import org.cascade.lang.ide.workspace.Project;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.ide.workspace.Workspace;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.LinkedEditingRanges;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.TypeHierarchyItem;
import org.eclipse.lsp4j.TypeHierarchyPrepareParams;
import org.eclipse.lsp4j.TypeHierarchySubtypesParams;
import org.eclipse.lsp4j.TypeHierarchySupertypesParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;

/** What an editor asks of a text, each handed to its feature. */
final class DocumentRequests implements TextDocumentService {
  private final Workspace workspace;
  private final Analyser analyser;
  private final Publisher publisher;
  private final Reads reads;
  private final CompletionLists completions = new CompletionLists();

  DocumentRequests(Workspace workspace, Analyser analyser, Publisher publisher, Reads reads) {
    this.workspace = workspace;
    this.analyser = analyser;
    this.publisher = publisher;
    this.reads = reads;
  }

  // ---- texts ----

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    var document = params.getTextDocument();
    analyse(workspace.open(document.getUri(), document.getVersion(), document.getText()));
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    var document = params.getTextDocument();
    analyse(workspace.change(document.getUri(), document.getVersion(), params.getContentChanges()));
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    analyse(workspace.close(params.getTextDocument().getUri()));
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    // What was saved is what is open.
  }

  private void analyse(Set<Project> projects) {
    projects.forEach(analyser::request);
  }

  // ---- completion and signatures ----

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return at(
        "completion",
        params,
        Either.forLeft(List.of()),
        (s, offset) -> Either.forRight(completions.of(s, offset, Completions.at(s, offset))));
  }

  @Override
  public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
    return CompletableFuture.completedFuture(completions.resolve(item));
  }

  @Override
  public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams params) {
    return at("signatureHelp", params, none(), (s, o) -> orNone(Signatures.at(s, o)));
  }

  // ---- navigation ----

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return at("hover", params, none(), (s, o) -> orNone(Hovers.at(s, o)));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return places("definition", params, Navigation::definition);
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      typeDefinition(TypeDefinitionParams params) {
    return places("typeDefinition", params, Navigation::typeDefinition);
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      implementation(ImplementationParams params) {
    return places("implementation", params, Navigation::implementation);
  }

  private CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> places(
      String what,
      TextDocumentPositionParams params,
      java.util.function.BiFunction<Snapshot, Integer, List<Location>> question) {
    return at(
        what, params, Either.forLeft(List.of()), (s, o) -> Either.forLeft(question.apply(s, o)));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    boolean declaration = params.getContext().isIncludeDeclaration();
    return at("references", params, List.of(), (s, o) -> Navigation.references(s, o, declaration));
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams params) {
    return at("documentHighlight", params, List.of(), Navigation::highlights);
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return of(
        "prepareRename",
        params.getTextDocument().getUri(),
        none(),
        s -> {
          try {
            Optional<Range> range = Renaming.prepare(s, s.offset(params.getPosition()));
            return range.isPresent() ? Either3.forFirst(range.get()) : none();
          } catch (Renaming.RefusedException e) {
            throw refused(e);
          }
        });
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return of(
        "rename",
        params.getTextDocument().getUri(),
        none(),
        s -> {
          try {
            return orNone(Renaming.rename(s, s.offset(params.getPosition()), params.getNewName()));
          } catch (Renaming.RefusedException e) {
            throw refused(e);
          }
        });
  }

  private static ResponseErrorException refused(Renaming.RefusedException e) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.RequestFailed, e.getMessage(), null));
  }

  // ---- hierarchies and links ----

  @Override
  public CompletableFuture<List<CallHierarchyItem>> prepareCallHierarchy(
      CallHierarchyPrepareParams params) {
    return at("prepareCallHierarchy", params, List.of(), Calls::prepare);
  }

  @Override
  public CompletableFuture<List<CallHierarchyIncomingCall>> callHierarchyIncomingCalls(
      CallHierarchyIncomingCallsParams params) {
    CallHierarchyItem item = params.getItem();
    return of("incomingCalls", item.getUri(), List.of(), s -> Calls.incoming(s, item));
  }

  @Override
  public CompletableFuture<List<CallHierarchyOutgoingCall>> callHierarchyOutgoingCalls(
      CallHierarchyOutgoingCallsParams params) {
    CallHierarchyItem item = params.getItem();
    return of("outgoingCalls", item.getUri(), List.of(), s -> Calls.outgoing(s, item));
  }

  @Override
  public CompletableFuture<List<TypeHierarchyItem>> prepareTypeHierarchy(
      TypeHierarchyPrepareParams params) {
    return at("prepareTypeHierarchy", params, List.of(), Kinds::prepare);
  }

  @Override
  public CompletableFuture<List<TypeHierarchyItem>> typeHierarchySupertypes(
      TypeHierarchySupertypesParams params) {
    TypeHierarchyItem item = params.getItem();
    return of("supertypes", item.getUri(), List.of(), s -> Kinds.above(s, item));
  }

  @Override
  public CompletableFuture<List<TypeHierarchyItem>> typeHierarchySubtypes(
      TypeHierarchySubtypesParams params) {
    TypeHierarchyItem item = params.getItem();
    return of("subtypes", item.getUri(), List.of(), s -> Kinds.below(s, item));
  }

  @Override
  public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
    return of("documentLink", params.getTextDocument().getUri(), List.of(), Links::of);
  }

  @Override
  public CompletableFuture<LinkedEditingRanges> linkedEditingRange(
      LinkedEditingRangeParams params) {
    return at("linkedEditingRange", params, none(), (s, o) -> orNone(Links.linked(s, o)));
  }

  // ---- the file as a whole ----

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return of(
        "documentSymbol",
        params.getTextDocument().getUri(),
        List.of(),
        s ->
            Symbols.ofDocument(s).stream()
                .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                .toList());
  }

  @Override
  public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
    return of(
        "foldingRange", params.getTextDocument().getUri(), List.of(), s -> Folding.of(s.source()));
  }

  @Override
  public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams params) {
    return of(
        "selectionRange",
        params.getTextDocument().getUri(),
        List.of(),
        s -> {
          List<SelectionRange> all = new ArrayList<>();
          for (Position position : params.getPositions()) {
            all.add(Selections.at(s, s.offset(position)));
          }
          return all;
        });
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
    return of(
        "semanticTokens",
        params.getTextDocument().getUri(),
        noTokens(),
        s -> new SemanticTokens(Tokens.of(s, Optional.empty())));
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams params) {
    return of(
        "semanticTokens",
        params.getTextDocument().getUri(),
        noTokens(),
        s -> new SemanticTokens(Tokens.of(s, Optional.of(params.getRange()))));
  }

  private static SemanticTokens noTokens() {
    return new SemanticTokens(List.of());
  }

  @Override
  public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
    return of(
        "inlayHint",
        params.getTextDocument().getUri(),
        List.of(),
        s -> Hints.in(s, params.getRange()));
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return of("codeLens", params.getTextDocument().getUri(), List.of(), Lenses::of);
  }

  @Override
  public CompletableFuture<CodeLens> resolveCodeLens(CodeLens lens) {
    String uri = Json.text(lens.getData());
    return of("codeLens/resolve", uri, lens, s -> Lenses.resolve(s, lens));
  }

  // ---- changes ----

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    String uri = params.getTextDocument().getUri();
    return of(
        "codeAction",
        uri,
        List.of(),
        s ->
            Actions.in(s, params.getRange(), publisher.of(Workspace.fileOf(uri))).stream()
                .map(Either::<Command, CodeAction>forRight)
                .toList());
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return of(
        "formatting",
        params.getTextDocument().getUri(),
        List.of(),
        s -> Formatting.whole(s.source()));
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> rangeFormatting(
      DocumentRangeFormattingParams params) {
    return of(
        "rangeFormatting",
        params.getTextDocument().getUri(),
        List.of(),
        s -> Formatting.within(s.source(), params.getRange()));
  }

  // ---- asking ----

  private <T> CompletableFuture<T> of(
      String what, String uri, T nothing, Reads.Question<? extends T> question) {
    return reads.of(what, uri, nothing, question);
  }

  private <T> CompletableFuture<T> at(
      String what,
      TextDocumentPositionParams params,
      T nothing,
      java.util.function.BiFunction<Snapshot, Integer, ? extends T> question) {
    return reads.at(
        what, params.getTextDocument().getUri(), params.getPosition(), nothing, question);
  }

  /** What the protocol calls null: nothing is known. */
  @SuppressWarnings("NullAway")
  private static <T> T none() {
    return null;
  }

  private static <T> T orNone(Optional<T> value) {
    return value.orElseGet(DocumentRequests::none);
  }
}
