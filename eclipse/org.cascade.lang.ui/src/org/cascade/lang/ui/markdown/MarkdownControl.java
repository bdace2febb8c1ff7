package org.cascade.lang.ui.markdown;

import java.util.List;
import org.cascade.lang.ui.edit.Opening;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.AbstractInformationControl;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IInformationControlExtension2;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/** A small window that shows Markdown. */
public final class MarkdownControl extends AbstractInformationControl
    implements IInformationControlExtension2 {
  private static final int MARGIN = 6;

  private final boolean stays;
  private StyledText text;
  private List<Markdown.Piece> pieces = List.of();

  private MarkdownControl(Shell parent, boolean stays) {
    super(parent, stays);
    this.stays = stays;
    create();
  }

  /** Makes windows that vanish with the mouse. */
  public static IInformationControlCreator creator() {
    return parent -> new MarkdownControl(parent, false);
  }

  /** Makes windows that stay, and can be resized. */
  private static IInformationControlCreator stayingCreator() {
    return parent -> new MarkdownControl(parent, true);
  }

  @Override
  protected void createContent(Composite parent) {
    parent.setLayout(new FillLayout());
    text =
        new StyledText(
            parent, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | (stays ? SWT.V_SCROLL : SWT.NONE));
    text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
    text.setCaret(null);
    text.setForeground(JFaceColors.getInformationViewerForegroundColor(parent.getDisplay()));
    text.setBackground(JFaceColors.getInformationViewerBackgroundColor(parent.getDisplay()));
    text.addListener(
        SWT.MouseUp, event -> follow(text.getOffsetAtPoint(new Point(event.x, event.y))));
  }

  private void follow(int offset) {
    pieces.stream()
        .filter(piece ->
            !piece.target().isEmpty()
                && piece.start() <= offset
                && offset < piece.start() + piece.length())
        .findFirst()
        .ifPresent(link -> {
          dispose();
          if (link.target().startsWith("http")) {
            Program.launch(link.target());
          } else {
            Opening.show(link.target(), null);
          }
        });
  }

  @Override
  public void setInput(Object input) {
    setInformation(input == null ? "" : input.toString());
  }

  @Override
  public void setInformation(String source) {
    Markdown shown = Markdown.of(source);
    pieces = shown.pieces();
    text.setText(shown.text());
    for (Markdown.Piece piece : pieces) {
      text.setStyleRange(style(piece));
    }
  }

  private StyleRange style(Markdown.Piece piece) {
    StyleRange range = new StyleRange();
    range.start = piece.start();
    range.length = piece.length();
    switch (piece.look()) {
      case HEADING, STRONG -> range.fontStyle = SWT.BOLD;
      case EMPHASIS -> range.fontStyle = SWT.ITALIC;
      case BLOCK, CODE -> range.font = JFaceResources.getFont(JFaceResources.TEXT_FONT);
      case LINK -> {
        range.underline = true;
        range.underlineStyle = SWT.UNDERLINE_LINK;
      }
    }
    return range;
  }

  @Override
  public boolean hasContents() {
    return text.getCharCount() > 0;
  }

  @Override
  public Point computeSizeHint() {
    Point limits = getSizeConstraints();
    Point wanted = getShell().computeSize(SWT.DEFAULT, SWT.DEFAULT, true);
    if (limits == null || wanted.x <= limits.x) {
      return limits == null ? wanted : new Point(wanted.x, Math.min(wanted.y, limits.y));
    }
    Point wrapped = getShell().computeSize(limits.x, SWT.DEFAULT, true);
    return new Point(limits.x, Math.min(wrapped.y, limits.y));
  }

  @Override
  public IInformationControlCreator getInformationPresenterControlCreator() {
    return stayingCreator();
  }
}
