package org.cascade.lang.ui.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;

/** A text that is open in the workbench and so belongs to it, not to the disk. */
public final class OpenDocument implements IDocumentListener {
  private final Server server;
  private final IDocument document;
  private final String uri;
  private final AtomicInteger version = new AtomicInteger(1);

  /**
   * What the server has been told so far. The sending thread's own: the document itself is the
   * workbench's.
   */
  private final Document told;

  private int toldVersion = 1;

  OpenDocument(Server server, IDocument document, String uri) {
    this.server = server;
    this.document = document;
    this.uri = uri;
    this.told = new Document(document.get());
    document.addDocumentListener(this);
  }

  /** How the server names it. */
  public String uri() {
    return uri;
  }

  /** How the server names it, in a form for parameters. */
  public TextDocumentIdentifier identifier() {
    return new TextDocumentIdentifier(uri);
  }

  /** The text, as the workbench has it. */
  public IDocument document() {
    return document;
  }

  /** Counts the text's changes. */
  public int version() {
    return version.get();
  }

  /** Where an offset is. */
  public Position position(int offset) {
    return Places.position(document, offset);
  }

  @Override
  public void documentAboutToBeChanged(DocumentEvent event) {
    // What is told is said when it has happened.
  }

  @Override
  public void documentChanged(DocumentEvent event) {
    int now = version.incrementAndGet();
    int offset = event.getOffset();
    int length = event.getLength();
    String text = event.getText() == null ? "" : event.getText();
    server.inOrder(to -> change(to, now, offset, length, text));
  }

  void forget() {
    document.removeDocumentListener(this);
  }

  // --- by the sending thread ---

  void open(CascadeLanguageServer to) {
    to.getTextDocumentService()
        .didOpen(
            new DidOpenTextDocumentParams(
                new TextDocumentItem(uri, "cascade", toldVersion, told.get())));
  }

  void close(CascadeLanguageServer to) {
    to.getTextDocumentService().didClose(new DidCloseTextDocumentParams(identifier()));
  }

  private void change(
      Optional<CascadeLanguageServer> to, int now, int offset, int length, String text) {
    TextDocumentContentChangeEvent change =
        new TextDocumentContentChangeEvent(Places.range(told, offset, length), text);
    // Also while there is no server: the next one is told the whole text.
    remember(now, offset, length, text);
    to.ifPresent(server ->
        server
            .getTextDocumentService()
            .didChange(
                new DidChangeTextDocumentParams(
                    new VersionedTextDocumentIdentifier(uri, now), List.of(change))));
  }

  private void remember(int now, int offset, int length, String text) {
    try {
      told.replace(offset, length, text);
    } catch (BadLocationException e) {
      throw new IllegalStateException(
          "The change of " + length + " at " + offset + " does not fit " + uri + ".", e);
    }
    toldVersion = now;
  }
}
