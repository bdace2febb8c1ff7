package org.cascade.lang.ui.editor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.edit.Edits;
import org.cascade.lang.ui.markdown.Markdown;
import org.cascade.lang.ui.markdown.MarkdownControl;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension3;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension5;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension6;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.link.LinkedModeModel;
import org.eclipse.jface.text.link.LinkedModeUI;
import org.eclipse.jface.text.link.LinkedPosition;
import org.eclipse.jface.text.link.LinkedPositionGroup;
import org.eclipse.jface.text.link.ProposalPosition;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;

/**
 * One proposal of the server's. Where it goes is computed when it is taken, since the user types on
 * meanwhile.
 */
final class Proposal
    implements ICompletionProposal,
        ICompletionProposalExtension2,
        ICompletionProposalExtension3,
        ICompletionProposalExtension5,
        ICompletionProposalExtension6 {
  private static final long DETAILS_WITHIN_MILLIS = 3_000;
  private static final int FINAL_STOP = 0;

  private CompletionItem item;
  private boolean resolved;

  /** Where the word begins that it completes. */
  private final int start;

  private Point selection;

  Proposal(CompletionItem item, int start) {
    this.item = item;
    this.start = start;
  }

  /** What it is compared by: what is typed has to be like it. */
  private String word() {
    return item.getFilterText() == null ? item.getLabel() : item.getFilterText();
  }

  @Override
  public boolean validate(IDocument document, int offset, DocumentEvent event) {
    try {
      return offset >= start && fits(document.get(start, offset - start));
    } catch (BadLocationException e) {
      return false;
    }
  }

  /** Whether the letters of what was typed are in the word, in their order, the first one first. */
  boolean fits(String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    String word = word().toLowerCase(Locale.ROOT);
    int at = 0;
    for (int i = 0; i < wanted.length(); i++) {
      at = word.indexOf(wanted.charAt(i), at) + 1;
      if (at == 0 || i == 0 && at != 1) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void apply(ITextViewer viewer, char trigger, int stateMask, int offset) {
    IDocument document = viewer.getDocument();
    resolve();
    Snippet snippet =
        item.getInsertTextFormat() == InsertTextFormat.Snippet
            ? Snippet.of(indented(document))
            : new Snippet(written(), List.of());
    try {
      // What is before the word, such as imports, moves it.
      org.eclipse.jface.text.Position word =
          new org.eclipse.jface.text.Position(start, Math.max(0, offset - start));
      document.addPosition(word);
      if (item.getAdditionalTextEdits() != null) {
        Edits.apply(document, item.getAdditionalTextEdits());
      }
      int at = word.getOffset();
      document.replace(at, word.getLength(), snippet.text());
      document.removePosition(word);
      selection = new Point(at + snippet.text().length(), 0);
      visit(viewer, snippet, at);
    } catch (BadLocationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void apply(IDocument document) {
    throw new UnsupportedOperationException("A proposal needs the viewer it is taken in.");
  }

  private String written() {
    if (item.getTextEdit() != null) {
      return item.getTextEdit().map(TextEdit::getNewText, both -> both.getNewText());
    }
    return item.getInsertText() == null ? item.getLabel() : item.getInsertText();
  }

  /** Lines of a snippet stand as deep as the line that it is put into. */
  private String indented(IDocument document) {
    try {
      int line = document.getLineOffset(document.getLineOfOffset(start));
      String before = document.get(line, start - line);
      String indent = before.substring(0, before.length() - before.stripLeading().length());
      return written().replace("\n", "\n" + indent);
    } catch (BadLocationException e) {
      return written();
    }
  }

  /** Lets the user fill in the places of a snippet. */
  private void visit(ITextViewer viewer, Snippet snippet, int at) throws BadLocationException {
    Map<Integer, List<Snippet.Stop>> groups =
        snippet.stops().stream()
            .filter(stop -> stop.number() != FINAL_STOP)
            .collect(
                Collectors.groupingBy(Snippet.Stop::number, TreeMap::new, Collectors.toList()));
    int end =
        snippet.stops().stream()
            .filter(stop -> stop.number() == FINAL_STOP)
            .findFirst()
            .map(stop -> at + stop.offset())
            .orElse(at + snippet.text().length());
    selection = new Point(end, 0);
    if (groups.isEmpty()) {
      return;
    }
    LinkedModeModel model = new LinkedModeModel();
    int sequence = 0;
    for (List<Snippet.Stop> stops : groups.values()) {
      LinkedPositionGroup group = new LinkedPositionGroup();
      for (Snippet.Stop stop : stops) {
        group.addPosition(linked(viewer.getDocument(), stop, at, sequence));
      }
      model.addGroup(group);
      sequence++;
    }
    model.forceInstall();
    LinkedModeUI mode = new LinkedModeUI(model, viewer);
    mode.setExitPosition(viewer, end, 0, Integer.MAX_VALUE);
    mode.enter();
    selection =
        new Point(mode.getSelectedRegion().getOffset(), mode.getSelectedRegion().getLength());
  }

  private static LinkedPosition linked(
      IDocument document, Snippet.Stop stop, int at, int sequence) {
    int offset = at + stop.offset();
    if (stop.choices().size() < 2) {
      return new LinkedPosition(document, offset, stop.length(), sequence);
    }
    ICompletionProposal[] choices =
        stop.choices().stream()
            .map(choice ->
                new org.eclipse.jface.text.contentassist.CompletionProposal(
                    choice, offset, stop.length(), choice.length()))
            .toArray(ICompletionProposal[]::new);
    return new ProposalPosition(document, offset, stop.length(), sequence, choices);
  }

  private void resolve() {
    if (!resolved) {
      resolved = true;
      item =
          CascadePlugin.get()
              .server()
              .answer(
                  DETAILS_WITHIN_MILLIS,
                  to -> to.getTextDocumentService().resolveCompletionItem(item))
              .orElse(item);
    }
  }

  @Override
  public Point getSelection(IDocument document) {
    return selection;
  }

  @Override
  public String getDisplayString() {
    return getStyledDisplayString().getString();
  }

  @Override
  public StyledString getStyledDisplayString() {
    StyledString shown = new StyledString(item.getLabel());
    if (item.getLabelDetails() != null) {
      if (item.getLabelDetails().getDetail() != null) {
        shown.append(item.getLabelDetails().getDetail());
      }
      if (item.getLabelDetails().getDescription() != null) {
        shown.append("  " + item.getLabelDetails().getDescription(), StyledString.QUALIFIER_STYLER);
      }
    } else if (item.getDetail() != null) {
      shown.append("  " + item.getDetail(), StyledString.QUALIFIER_STYLER);
    }
    return shown;
  }

  @Override
  public Image getImage() {
    return item.getKind() == null ? null : SymbolImages.of(item.getKind());
  }

  @Override
  public Object getAdditionalProposalInfo(IProgressMonitor monitor) {
    resolve();
    String documentation = Markdown.source(item.getDocumentation());
    String detail = item.getDetail() == null ? "" : "```\n" + item.getDetail() + "\n```\n";
    String all = documentation.startsWith("```") ? documentation : detail + documentation;
    return all.isBlank() ? null : all;
  }

  @Override
  public String getAdditionalProposalInfo() {
    return (String) getAdditionalProposalInfo(null);
  }

  @Override
  public IInformationControlCreator getInformationControlCreator() {
    return MarkdownControl.creator();
  }

  @Override
  public CharSequence getPrefixCompletionText(IDocument document, int offset) {
    return written();
  }

  @Override
  public int getPrefixCompletionStart(IDocument document, int offset) {
    return start;
  }

  @Override
  public void selected(ITextViewer viewer, boolean smartToggle) {}

  @Override
  public void unselected(ITextViewer viewer) {}

  @Override
  public IContextInformation getContextInformation() {
    return null;
  }

  /** The place that an item's word begins at, as the server says or else as words are. */
  static int start(IDocument document, CompletionItem item, int offset) {
    if (item.getTextEdit() != null) {
      Position from =
          item.getTextEdit()
              .map(edit -> edit.getRange().getStart(), both -> both.getReplace().getStart());
      return Math.min(offset, Places.offset(document, from));
    }
    int start = offset;
    try {
      while (start > 0 && Character.isJavaIdentifierPart(document.getChar(start - 1))) {
        start--;
      }
    } catch (BadLocationException e) {
      return offset;
    }
    return start;
  }
}
