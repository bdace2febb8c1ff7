package org.cascade.lang.ui.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;

/** Shows problems in texts of files outside the workspace, which can have no markers. */
final class Annotations {
  private Annotations() {}

  /** One of these. */
  private static final class Problem extends Annotation {
    Problem(Diagnostic told) {
      super(type(told.getSeverity()), false, Diagnostics.message(told));
    }
  }

  static void show(OpenDocument open, List<Diagnostic> told) {
    IDocument text = open.document();
    ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(text);
    if (buffer == null
        || !(buffer.getAnnotationModel() instanceof IAnnotationModelExtension model)) {
      return;
    }
    List<Annotation> old = new ArrayList<>();
    for (Iterator<Annotation> all = ((IAnnotationModel) model).getAnnotationIterator();
        all.hasNext(); ) {
      if (all.next() instanceof Problem problem) {
        old.add(problem);
      }
    }
    Map<Annotation, Position> now = new HashMap<>();
    for (Diagnostic diagnostic : told) {
      IRegion place = Places.region(text, diagnostic.getRange());
      now.put(new Problem(diagnostic), new Position(place.getOffset(), place.getLength()));
    }
    model.replaceAnnotations(old.toArray(Annotation[]::new), now);
  }

  private static String type(DiagnosticSeverity told) {
    return "org.eclipse.ui.workbench.texteditor."
        + switch (told == null ? DiagnosticSeverity.Error : told) {
          case Error -> "error";
          case Warning -> "warning";
          case Information, Hint -> "info";
        };
  }
}
