package org.cascade.lang.ui.editor;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.CascadeLanguageServer;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Server;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.swt.widgets.Display;

/**
 * Keeps something in a viewer up to date: asks the server when the text has been quiet for a
 * moment, and when the server says so.
 */
abstract class Follower implements IReconciler, IDocumentListener, ITextInputListener {
  private static final int QUIET_MILLIS = 250;

  private final Set<Server.Refreshed> kinds;
  private final Consumer<Server.Refreshed> listener = this::serverSays;
  private final Runnable soon = this::ask;
  private ITextViewer viewer;
  private CompletableFuture<?> asked = CompletableFuture.completedFuture(null);

  /** Asks again when the server says so of these kinds of things. */
  Follower(Server.Refreshed... kinds) {
    this.kinds = Set.of(kinds);
  }

  /**
   * Asks the server, by the thread of the display; what to do with the answer is done by that
   * thread, too.
   */
  abstract void ask(OpenDocument document);

  /** The viewer, while there is one. */
  ITextViewer viewer() {
    return viewer;
  }

  @Override
  public void install(ITextViewer on) {
    viewer = on;
    on.addTextInputListener(this);
    CascadePlugin.get().server().listen(listener);
    inputDocumentChanged(null, on.getDocument());
  }

  @Override
  public void uninstall() {
    CascadePlugin.get().server().ignore(listener);
    if (viewer != null) {
      viewer.removeTextInputListener(this);
      inputDocumentAboutToBeChanged(viewer.getDocument(), null);
    }
    viewer = null;
  }

  @Override
  public IReconcilingStrategy getReconcilingStrategy(String contentType) {
    return null;
  }

  private void serverSays(Server.Refreshed what) {
    if (kinds.contains(what) || what == Server.Refreshed.ALL) {
      Display.getDefault().asyncExec(soon);
    }
  }

  /** Asks in a moment, or a moment after the last call. */
  void askSoon() {
    if (viewer != null && viewer.getTextWidget() != null) {
      viewer.getTextWidget().getDisplay().timerExec(QUIET_MILLIS, soon);
    }
  }

  private void ask() {
    if (viewer != null && viewer.getTextWidget() != null && !viewer.getTextWidget().isDisposed()) {
      open().ifPresent(this::ask);
    }
  }

  private Optional<OpenDocument> open() {
    return CascadePlugin.get().server().documents().of(viewer.getDocument());
  }

  /** Asks something, and takes the answer if nothing was typed and nothing else asked meanwhile. */
  <T> void ask(
      OpenDocument document,
      Function<CascadeLanguageServer, CompletableFuture<T>> question,
      Consumer<T> take) {
    asked.cancel(true);
    int version = document.version();
    CompletableFuture<T> answer = CascadePlugin.get().server().ask(question);
    asked = answer;
    answer.thenAccept(told ->
        Display.getDefault()
            .asyncExec(() -> {
              boolean shown =
                  viewer != null
                      && viewer.getTextWidget() != null
                      && !viewer.getTextWidget().isDisposed();
              if (shown
                  && told != null
                  && document.version() == version
                  && viewer.getDocument() == document.document()) {
                take.accept(told);
              }
            }));
  }

  @Override
  public void inputDocumentAboutToBeChanged(IDocument old, IDocument next) {
    if (old != null) {
      old.removeDocumentListener(this);
    }
  }

  @Override
  public void inputDocumentChanged(IDocument old, IDocument next) {
    if (next != null) {
      next.addDocumentListener(this);
      askSoon();
    }
  }

  @Override
  public void documentAboutToBeChanged(DocumentEvent event) {}

  @Override
  public void documentChanged(DocumentEvent event) {
    askSoon();
  }
}
