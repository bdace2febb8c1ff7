package org.cascade.lang.ui.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Places;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;

/** Marks all places of what the cursor stands on; those that write to it differently. */
public final class Occurrences extends Follower {
  /** The annotations of places that read. */
  public static final String READ = CascadePlugin.ID + ".occurrence";

  /** The annotations of places that write. */
  public static final String WRITE = CascadePlugin.ID + ".writeOccurrence";

  private final ISelectionChangedListener moved = event -> askSoon();
  private List<Annotation> shown = new ArrayList<>();

  /** For one viewer. */
  public Occurrences() {
    super();
  }

  @Override
  public void install(ITextViewer on) {
    super.install(on);
    if (on.getSelectionProvider() instanceof IPostSelectionProvider selection) {
      selection.addPostSelectionChangedListener(moved);
    }
  }

  @Override
  public void uninstall() {
    if (viewer() != null
        && viewer().getSelectionProvider() instanceof IPostSelectionProvider selection) {
      selection.removePostSelectionChangedListener(moved);
    }
    super.uninstall();
  }

  @Override
  void ask(OpenDocument document) {
    int offset = viewer().getSelectedRange().x;
    DocumentHighlightParams asked =
        new DocumentHighlightParams(document.identifier(), document.position(offset));
    ask(
        document,
        to -> to.getTextDocumentService().documentHighlight(asked),
        told -> take(document, told));
  }

  private void take(OpenDocument document, List<? extends DocumentHighlight> told) {
    Map<Annotation, Position> places = new HashMap<>();
    for (DocumentHighlight place : told) {
      IRegion region = Places.region(document.document(), place.getRange());
      String type = place.getKind() == DocumentHighlightKind.Write ? WRITE : READ;
      places.put(
          new Annotation(type, false, null), new Position(region.getOffset(), region.getLength()));
    }
    if (viewer() instanceof ISourceViewer source
        && source.getAnnotationModel() instanceof IAnnotationModelExtension model) {
      model.replaceAnnotations(shown.toArray(Annotation[]::new), places);
      shown = new ArrayList<>(places.keySet());
    }
  }
}
