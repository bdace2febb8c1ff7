package org.cascade.lang.ui.client;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;

/** The texts that are open in the workbench. */
public final class OpenDocuments implements IFileBufferListener {
  private final Server server;
  private final Map<IDocument, OpenDocument> open = new ConcurrentHashMap<>();

  OpenDocuments(Server server) {
    this.server = server;
  }

  /** The open text of a document; empty where the document is none of Cascade's. */
  public Optional<OpenDocument> of(IDocument document) {
    return document == null ? Optional.empty() : Optional.ofNullable(open.get(document));
  }

  /** The open text of an address; empty if it is not open. */
  public Optional<OpenDocument> of(String uri) {
    return open.values().stream().filter(document -> document.uri().equals(uri)).findFirst();
  }

  /** Opens a text that has just been read. */
  public void open(IDocument document, Path file) {
    OpenDocument opened = new OpenDocument(server, document, Places.uri(file));
    OpenDocument before = open.put(document, opened);
    if (before != null) {
      close(before);
    }
    server.opened(opened);
  }

  private void close(OpenDocument document) {
    document.forget();
    server.closed(document);
  }

  @Override
  public void bufferDisposed(IFileBuffer buffer) {
    if (buffer instanceof ITextFileBuffer text) {
      OpenDocument closed = open.remove(text.getDocument());
      if (closed != null) {
        close(closed);
      }
    }
  }

  @Override
  public void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {
    if (!isDirty && buffer instanceof ITextFileBuffer text) {
      of(text.getDocument())
          .ifPresent(saved ->
              server.inOrder(to ->
                  to.ifPresent(s ->
                      s.getTextDocumentService()
                          .didSave(new DidSaveTextDocumentParams(saved.identifier())))));
    }
  }

  @Override
  public void bufferCreated(IFileBuffer buffer) {}

  @Override
  public void bufferContentAboutToBeReplaced(IFileBuffer buffer) {}

  @Override
  public void bufferContentReplaced(IFileBuffer buffer) {}

  @Override
  public void stateChanging(IFileBuffer buffer) {}

  @Override
  public void stateValidationChanged(IFileBuffer buffer, boolean isStateValidated) {}

  @Override
  public void underlyingFileMoved(IFileBuffer buffer, IPath path) {
    // The buffer is disposed and made anew for the new place.
  }

  @Override
  public void underlyingFileDeleted(IFileBuffer buffer) {}

  @Override
  public void stateChangeFailed(IFileBuffer buffer) {}
}
