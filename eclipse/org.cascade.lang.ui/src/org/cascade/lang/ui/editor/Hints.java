package org.cascade.lang.ui.editor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.client.Server;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.LineContentCodeMining;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintLabelPart;
import org.eclipse.lsp4j.InlayHintParams;

/** Shows within lines what is not written: types, effects, names of parameters, proofs. */
public final class Hints extends AbstractCodeMiningProvider {
  @Override
  public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(
      ITextViewer viewer, IProgressMonitor monitor) {
    Server server = CascadePlugin.get().server();
    Optional<OpenDocument> open = server.documents().of(viewer.getDocument());
    if (open.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    IDocument text = viewer.getDocument();
    int version = open.get().version();
    InlayHintParams asked =
        new InlayHintParams(open.get().identifier(), Places.range(text, 0, text.getLength()));
    return server
        .ask(to -> to.getTextDocumentService().inlayHint(asked))
        .thenApply(told ->
            told == null || open.get().version() != version
                ? List.of()
                : told.stream().map(hint -> new Shown(text, hint, this)).toList());
  }

  private static final class Shown extends LineContentCodeMining {
    Shown(IDocument text, InlayHint hint, Hints provider) {
      super(new Position(Places.offset(text, hint.getPosition()), 1), provider);
      String words =
          hint.getLabel()
              .map(
                  all -> all,
                  parts ->
                      parts.stream()
                          .map(InlayHintLabelPart::getValue)
                          .collect(Collectors.joining()));
      String before = Boolean.TRUE.equals(hint.getPaddingLeft()) ? " " : "";
      String after = Boolean.TRUE.equals(hint.getPaddingRight()) ? " " : "";
      setLabel(before + words + after);
    }

    @Override
    public boolean isResolved() {
      return true;
    }
  }
}
