package org.cascade.lang.ui.editor;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.edit.Actions;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;

/**
 * Offers with Ctrl+1 what can be done at the cursor without anything being wrong; fixes of problems
 * are {@link Fixes}.
 */
public final class Assists implements IQuickAssistProcessor {
  @Override
  public ICompletionProposal[] computeQuickAssistProposals(IQuickAssistInvocationContext context) {
    IDocument text = context.getSourceViewer().getDocument();
    Optional<OpenDocument> open = CascadePlugin.get().server().documents().of(text);
    if (open.isEmpty()) {
      return new ICompletionProposal[0];
    }
    int length = Math.max(0, context.getLength());
    return Actions.at(open.get().uri(), Places.range(text, context.getOffset(), length), List.of())
        .stream()
        .filter(action -> !CodeActionKind.QuickFix.equals(action.getKind()))
        .map(Offer::new)
        .toArray(ICompletionProposal[]::new);
  }

  @Override
  public boolean canAssist(IQuickAssistInvocationContext context) {
    return true;
  }

  @Override
  public boolean canFix(Annotation annotation) {
    return false;
  }

  @Override
  public String getErrorMessage() {
    return null;
  }

  private record Offer(CodeAction action) implements ICompletionProposal {
    @Override
    public void apply(IDocument document) {
      Actions.perform(action);
    }

    @Override
    public Point getSelection(IDocument document) {
      return null;
    }

    @Override
    public String getAdditionalProposalInfo() {
      return null;
    }

    @Override
    public String getDisplayString() {
      return action.getTitle();
    }

    @Override
    public Image getImage() {
      return null;
    }

    @Override
    public IContextInformation getContextInformation() {
      return null;
    }
  }
}
