package org.cascade.lang.ui.editor;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.cascade.lang.ui.client.OpenDocument;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;

/** Folds what belongs together. What stays the same stays folded. */
public final class Folds extends Follower {
  /** For one viewer. */
  public Folds() {
    super();
  }

  @Override
  void ask(OpenDocument document) {
    ask(
        document,
        to ->
            to.getTextDocumentService()
                .foldingRange(new FoldingRangeRequestParams(document.identifier())),
        told -> take(document.document(), told));
  }

  private void take(IDocument text, List<FoldingRange> told) {
    ProjectionAnnotationModel model =
        viewer() instanceof ProjectionViewer folding
            ? folding.getProjectionAnnotationModel()
            : null;
    if (model == null) {
      return;
    }
    Map<Annotation, Position> missing = new HashMap<>();
    for (FoldingRange range : told) {
      Position place = place(text, range);
      if (place.getLength() > 0) {
        missing.put(new ProjectionAnnotation(), place);
      }
    }
    Map<Annotation, Position> gone = new HashMap<>();
    for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext(); ) {
      Annotation old = all.next();
      Position place = model.getPosition(old);
      if (!missing.values().remove(place)) {
        gone.put(old, place);
      }
    }
    model.modifyAnnotations(gone.keySet().toArray(Annotation[]::new), missing, new Annotation[0]);
  }

  /** Whole lines, as the workbench wants them. */
  private static Position place(IDocument text, FoldingRange range) {
    try {
      int last = Math.min(range.getEndLine(), text.getNumberOfLines() - 1);
      int start = text.getLineOffset(Math.min(range.getStartLine(), last));
      return new Position(start, text.getLineOffset(last) + text.getLineLength(last) - start);
    } catch (BadLocationException e) {
      return new Position(0, 0);
    }
  }
}
