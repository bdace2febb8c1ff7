package org.cascade.lang.ui.editor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Server;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;

/** Proposes what can be written at the cursor, and tells of the call it is in. */
public final class Completions implements IContentAssistProcessor {
  private static final long WITHIN_MILLIS = 10_000;
  private static final ICompletionProposal[] NONE = {};

  private final Signatures signatures = new Signatures();

  @Override
  public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
    IDocument document = viewer.getDocument();
    Server server = CascadePlugin.get().server();
    Optional<OpenDocument> open = server.documents().of(document);
    if (open.isEmpty()) {
      return NONE;
    }
    CompletionParams asked =
        new CompletionParams(open.get().identifier(), open.get().position(offset));
    List<CompletionItem> items =
        server
            .answer(WITHIN_MILLIS, to -> to.getTextDocumentService().completion(asked))
            .map(told -> told.map(list -> list, CompletionList::getItems))
            .orElse(List.of());
    return items.stream()
        .sorted(
            Comparator.comparing(
                item -> item.getSortText() == null ? item.getLabel() : item.getSortText()))
        .map(item -> new Proposal(item, Proposal.start(document, item, offset)))
        .filter(proposal -> proposal.validate(document, offset, null))
        .toArray(ICompletionProposal[]::new);
  }

  @Override
  public char[] getCompletionProposalAutoActivationCharacters() {
    return new char[] {'.', '@'};
  }

  @Override
  public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
    return signatures.at(viewer.getDocument(), offset);
  }

  @Override
  public char[] getContextInformationAutoActivationCharacters() {
    return new char[] {'(', ','};
  }

  @Override
  public IContextInformationValidator getContextInformationValidator() {
    return signatures;
  }

  @Override
  public String getErrorMessage() {
    return null;
  }
}
