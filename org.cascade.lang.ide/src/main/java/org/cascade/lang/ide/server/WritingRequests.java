package org.cascade.lang.ide.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ide.actions.Actions;
import org.cascade.lang.ide.completion.CompletionLists;
import org.cascade.lang.ide.completion.Completions;
import org.cascade.lang.ide.completion.Proposal;
import org.cascade.lang.ide.formatting.Formatting;
import org.cascade.lang.ide.formatting.Typing;
import org.cascade.lang.ide.rename.Renaming;
import org.cascade.lang.ide.settings.Settings;
import org.cascade.lang.ide.signature.Signatures;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.ide.workspace.Workspace;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;

/** What helps to write and to change a text. */
interface WritingRequests extends TextDocumentService {

  /** How features are asked. */
  Asking asking();

  CompletionLists completions();

  Publisher publisher();

  Settings settings();

  @Override
  default CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return asking()
        .atNew(
            "completion",
            params,
            Either.forLeft(List.of()),
            (s, offset) -> Completions.early(s, offset).map(all -> completions(s, offset, all)),
            (s, offset) -> completions(s, offset, Completions.at(s, offset)));
  }

  private Either<List<CompletionItem>, CompletionList> completions(
      Snapshot snapshot, int offset, List<Proposal> all) {
    return Either.forRight(completions().of(snapshot, offset, all));
  }

  @Override
  default CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
    return CompletableFuture.completedFuture(completions().resolve(item));
  }

  @Override
  default CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams params) {
    return asking()
        .atNew(
            "signatureHelp", params, Asking.none(), (s, o) -> Asking.orNone(Signatures.at(s, o)));
  }

  @Override
  default CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return asking()
        .of(
            "prepareRename",
            params.getTextDocument().getUri(),
            Asking.none(),
            s -> {
              try {
                Optional<Range> range = Renaming.prepare(s, s.offset(params.getPosition()));
                return range.isPresent() ? Either3.forFirst(range.get()) : Asking.none();
              } catch (Renaming.RefusedException e) {
                throw refused(e);
              }
            });
  }

  @Override
  default CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return asking()
        .of(
            "rename",
            params.getTextDocument().getUri(),
            Asking.none(),
            s -> {
              try {
                return Asking.orNone(
                    Renaming.rename(s, s.offset(params.getPosition()), params.getNewName()));
              } catch (Renaming.RefusedException e) {
                throw refused(e);
              }
            });
  }

  private static ResponseErrorException refused(Renaming.RefusedException e) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.RequestFailed, e.getMessage(), null));
  }

  @Override
  default CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    String uri = params.getTextDocument().getUri();
    return asking()
        .of(
            "codeAction",
            uri,
            List.of(),
            s ->
                Actions.in(s, params.getRange(), publisher().of(Workspace.fileOf(uri))).stream()
                    .map(Either::<Command, CodeAction>forRight)
                    .toList());
  }

  @Override
  default CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return asking()
        .of(
            "formatting",
            params.getTextDocument().getUri(),
            List.of(),
            s -> Formatting.whole(s.source()));
  }

  @Override
  default CompletableFuture<List<? extends TextEdit>> rangeFormatting(
      DocumentRangeFormattingParams params) {
    return asking()
        .of(
            "rangeFormatting",
            params.getTextDocument().getUri(),
            List.of(),
            s -> Formatting.within(s.source(), params.getRange()));
  }

  @Override
  default CompletableFuture<List<? extends TextEdit>> onTypeFormatting(
      DocumentOnTypeFormattingParams params) {
    return asking()
        .of(
            "onTypeFormatting",
            params.getTextDocument().getUri(),
            List.of(),
            s ->
                settings().formatOnType()
                    ? Typing.behind(s.source(), params.getCh(), params.getPosition())
                    : List.of());
  }
}
