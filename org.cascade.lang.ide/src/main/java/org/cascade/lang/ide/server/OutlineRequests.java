package org.cascade.lang.ide.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.ide.hints.HintLabels;
import org.cascade.lang.ide.hints.Hints;
import org.cascade.lang.ide.lens.Lenses;
import org.cascade.lang.ide.links.Links;
import org.cascade.lang.ide.outline.Folding;
import org.cascade.lang.ide.outline.Selections;
import org.cascade.lang.ide.outline.Symbols;
import org.cascade.lang.ide.settings.Settings;
import org.cascade.lang.ide.tokens.TokenMemory;
import org.cascade.lang.ide.tokens.Tokens;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.LinkedEditingRanges;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Questions about a text as a whole. */
interface OutlineRequests extends TextDocumentService {

  /** How features are asked. */
  Asking asking();

  TokenMemory tokens();

  Settings settings();

  Publisher publisher();

  /** How long hints wait for the proofs that they tell of. */
  long PROOFS_MILLIS = 250;

  @Override
  default CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return asking()
        .of(
            "documentSymbol",
            params.getTextDocument().getUri(),
            List.of(),
            s ->
                Symbols.ofDocument(s).stream()
                    .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                    .toList());
  }

  @Override
  default CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
    return asking()
        .of(
            "foldingRange",
            params.getTextDocument().getUri(),
            List.of(),
            s -> Folding.of(s.source()));
  }

  @Override
  default CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams params) {
    return asking()
        .of(
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
  default CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
    return asking()
        .of(
            "semanticTokens",
            params.getTextDocument().getUri(),
            noTokens(),
            s -> tokens().full(s.document().uri(), Tokens.of(s, Optional.empty())));
  }

  @Override
  default CompletableFuture<Either<SemanticTokens, SemanticTokensDelta>> semanticTokensFullDelta(
      SemanticTokensDeltaParams params) {
    return asking()
        .of(
            "semanticTokens",
            params.getTextDocument().getUri(),
            Either.forLeft(noTokens()),
            s ->
                tokens()
                    .since(
                        s.document().uri(),
                        params.getPreviousResultId(),
                        Tokens.of(s, Optional.empty())));
  }

  @Override
  default CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams params) {
    return asking()
        .of(
            "semanticTokens",
            params.getTextDocument().getUri(),
            noTokens(),
            s -> new SemanticTokens(Tokens.of(s, Optional.of(params.getRange()))));
  }

  private static SemanticTokens noTokens() {
    return new SemanticTokens(List.of());
  }

  @Override
  default CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
    return asking()
        .of(
            "inlayHint",
            params.getTextDocument().getUri(),
            List.of(),
            s -> {
              boolean settled = !settings().hints().proofs() || s.isChecked(PROOFS_MILLIS);
              if (!settled) {
                asking().reads().unsettled();
              }
              var verdicts =
                  settled
                      ? Optional.of(publisher().of(s.file()))
                      : Optional.<List<Diagnostic>>empty();
              return Hints.in(s, params.getRange(), settings().hints(), verdicts);
            });
  }

  @Override
  default CompletableFuture<InlayHint> resolveInlayHint(InlayHint hint) {
    return asking()
        .of("inlayHint/resolve", HintLabels.uri(hint), hint, s -> HintLabels.resolved(s, hint));
  }

  @Override
  default CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return asking()
        .of(
            "codeLens",
            params.getTextDocument().getUri(),
            List.of(),
            s -> Lenses.of(s, settings().lenses()));
  }

  @Override
  default CompletableFuture<CodeLens> resolveCodeLens(CodeLens lens) {
    String uri = Json.text(lens.getData());
    return asking().of("codeLens/resolve", uri, lens, s -> Lenses.resolve(s, lens));
  }

  @Override
  default CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
    return asking().of("documentLink", params.getTextDocument().getUri(), List.of(), Links::of);
  }

  @Override
  default CompletableFuture<LinkedEditingRanges> linkedEditingRange(
      LinkedEditingRangeParams params) {
    return asking()
        .at(
            "linkedEditingRange",
            params,
            Asking.none(),
            (s, o) -> Asking.orNone(Links.linked(s, o)));
  }
}
