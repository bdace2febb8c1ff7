package org.cascade.lang.ui.editor;

import java.util.Optional;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Server;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationPresenter;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SignatureInformation;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Image;

/** Tells which parameters a call takes, and which of them is at the cursor. */
final class Signatures implements IContextInformationValidator, IContextInformationPresenter {
  private static final long WITHIN_MILLIS = 3_000;

  private ITextViewer viewer;
  private int installedAt;
  private SignatureInformation signature;
  private int parameter;
  private int shownParameter;

  IContextInformation[] at(IDocument document, int offset) {
    return help(document, offset)
        .map(help ->
            help.getSignatures().stream()
                .map(s ->
                    (IContextInformation)
                        new Call(
                            s, help.getActiveParameter() == null ? 0 : help.getActiveParameter()))
                .toArray(IContextInformation[]::new))
        .orElse(new IContextInformation[0]);
  }

  private static Optional<SignatureHelp> help(IDocument document, int offset) {
    Server server = CascadePlugin.get().server();
    Optional<OpenDocument> open = server.documents().of(document);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    SignatureHelpParams asked =
        new SignatureHelpParams(open.get().identifier(), open.get().position(offset));
    return server
        .answer(WITHIN_MILLIS, to -> to.getTextDocumentService().signatureHelp(asked))
        .filter(help -> !help.getSignatures().isEmpty());
  }

  private record Call(SignatureInformation signature, int parameter)
      implements IContextInformation {
    @Override
    public String getContextDisplayString() {
      return signature.getLabel();
    }

    @Override
    public String getInformationDisplayString() {
      return signature.getLabel();
    }

    @Override
    public Image getImage() {
      return null;
    }
  }

  @Override
  public void install(IContextInformation info, ITextViewer at, int offset) {
    viewer = at;
    installedAt = offset;
    shownParameter = -1;
    Call call = (Call) info;
    signature = call.signature();
    parameter = call.parameter();
  }

  @Override
  public boolean isContextInformationValid(int offset) {
    return offset >= installedAt && depth(offset) >= 0 && sameLines(offset);
  }

  private boolean sameLines(int offset) {
    IDocument document = viewer.getDocument();
    try {
      return document.getLineOfOffset(offset) - document.getLineOfOffset(installedAt) <= 5;
    } catch (BadLocationException e) {
      return false;
    }
  }

  /** How many brackets are open since; below 0 the call has ended. */
  private int depth(int offset) {
    int depth = 0;
    for (char c : typed(offset).toCharArray()) {
      depth +=
          switch (c) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
          };
      if (depth < 0) {
        return depth;
      }
    }
    return depth;
  }

  private String typed(int offset) {
    try {
      return viewer.getDocument().get(installedAt, offset - installedAt);
    } catch (BadLocationException e) {
      return ")";
    }
  }

  /** Has the parameter at the cursor stand out. */
  @Override
  public boolean updatePresentation(int offset, TextPresentation presentation) {
    int now = parameter + commas(offset);
    if (now == shownParameter
        || signature.getParameters() == null
        || now >= signature.getParameters().size()) {
      return false;
    }
    shownParameter = now;
    presentation.clear();
    place(signature.getParameters().get(now))
        .ifPresent(place -> {
          presentation.addStyleRange(new StyleRange(0, place[0], null, null));
          presentation.addStyleRange(
              new StyleRange(place[0], place[1] - place[0], null, null, SWT.BOLD));
          presentation.addStyleRange(
              new StyleRange(place[1], signature.getLabel().length() - place[1], null, null));
        });
    return true;
  }

  private Optional<int[]> place(ParameterInformation told) {
    if (told.getLabel().isRight()) {
      return Optional.of(
          new int[] {
            told.getLabel().getRight().getFirst(), told.getLabel().getRight().getSecond()
          });
    }
    int start = signature.getLabel().indexOf(told.getLabel().getLeft());
    return start < 0
        ? Optional.empty()
        : Optional.of(new int[] {start, start + told.getLabel().getLeft().length()});
  }

  /** How many parameters have been completed since. */
  private int commas(int offset) {
    int depth = 0;
    int commas = 0;
    for (char c : typed(offset).toCharArray()) {
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      commas += c == ',' && depth == 0 ? 1 : 0;
    }
    return commas;
  }
}
