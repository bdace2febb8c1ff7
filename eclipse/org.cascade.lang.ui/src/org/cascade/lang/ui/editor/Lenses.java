package org.cascade.lang.ui.editor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Server;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.LineHeaderCodeMining;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.swt.events.MouseEvent;

/** Shows above lines what can be done there and what is known of it. */
public final class Lenses extends AbstractCodeMiningProvider {
  @Override
  public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(
      ITextViewer viewer, IProgressMonitor monitor) {
    Server server = CascadePlugin.get().server();
    Optional<OpenDocument> open = server.documents().of(viewer.getDocument());
    if (open.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    int version = open.get().version();
    return server
        .ask(
            to -> to.getTextDocumentService().codeLens(new CodeLensParams(open.get().identifier())))
        .thenApply(told ->
            told == null || open.get().version() != version
                ? List.of()
                : told.stream()
                    .flatMap(lens -> shown(viewer.getDocument(), lens).stream())
                    .toList());
  }

  private Optional<Shown> shown(IDocument text, CodeLens lens) {
    try {
      return lens.getRange().getStart().getLine() < text.getNumberOfLines()
          ? Optional.of(new Shown(text, lens, this))
          : Optional.empty();
    } catch (BadLocationException e) {
      return Optional.empty();
    }
  }

  private static final class Shown extends LineHeaderCodeMining {
    private CodeLens lens;

    Shown(IDocument text, CodeLens lens, Lenses provider) throws BadLocationException {
      super(lens.getRange().getStart().getLine(), text, provider);
      this.lens = lens;
      name();
    }

    private void name() {
      if (lens.getCommand() != null) {
        setLabel(lens.getCommand().getTitle());
      }
    }

    @Override
    protected CompletableFuture<Void> doResolve(ITextViewer viewer, IProgressMonitor monitor) {
      if (lens.getCommand() != null) {
        return CompletableFuture.completedFuture(null);
      }
      return CascadePlugin.get()
          .server()
          .ask(to -> to.getTextDocumentService().resolveCodeLens(lens))
          .thenAccept(told -> {
            lens = told;
            name();
          });
    }

    @Override
    public Consumer<MouseEvent> getAction() {
      Command command = lens.getCommand();
      return command == null || !LensCommands.knows(command)
          ? null
          : event -> LensCommands.execute(command);
    }
  }
}
