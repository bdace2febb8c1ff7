package org.cascade.lang.ui.editor;

import java.util.Optional;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.client.Server;
import org.cascade.lang.ui.markdown.MarkdownControl;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension;
import org.eclipse.jface.text.ITextHoverExtension2;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;

/** Tells of what the mouse points at: types, effects, refinements, documentation. */
public final class Hovers implements ITextHover, ITextHoverExtension, ITextHoverExtension2 {
  private static final long WITHIN_MILLIS = 5_000;

  @Override
  public Object getHoverInfo2(ITextViewer viewer, IRegion region) {
    Server server = CascadePlugin.get().server();
    Optional<OpenDocument> open = server.documents().of(viewer.getDocument());
    if (open.isEmpty()) {
      return null;
    }
    HoverParams asked =
        new HoverParams(
            open.get().identifier(), Places.position(viewer.getDocument(), region.getOffset()));
    return server
        .answer(WITHIN_MILLIS, to -> to.getTextDocumentService().hover(asked))
        .map(Hovers::words)
        .filter(words -> !words.isBlank())
        .orElse(null);
  }

  private static String words(Hover hover) {
    return hover.getContents() != null && hover.getContents().isRight()
        ? hover.getContents().getRight().getValue()
        : "";
  }

  @Override
  @Deprecated
  public String getHoverInfo(ITextViewer viewer, IRegion region) {
    return (String) getHoverInfo2(viewer, region);
  }

  /** The offset alone: what belongs together there, the server knows. */
  @Override
  public IRegion getHoverRegion(ITextViewer viewer, int offset) {
    return new Region(offset, 0);
  }

  @Override
  public IInformationControlCreator getHoverControlCreator() {
    return MarkdownControl.creator();
  }
}
