package org.cascade.lang.ui.commands;

import java.util.Optional;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.client.Server;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.texteditor.ITextEditor;

/**
 * Where the user is in a Cascade editor.
 *
 * @param offset where the selection begins
 * @param length how far it goes
 */
public record EditorPlace(ITextEditor editor, OpenDocument document, int offset, int length) {
  /** The place in a part of the workbench; empty if that is no Cascade editor. */
  public static Optional<EditorPlace> of(IWorkbenchPart part) {
    ITextEditor editor = part instanceof ITextEditor text ? text : null;
    if (editor == null || editor.getDocumentProvider() == null) {
      return Optional.empty();
    }
    return CascadePlugin.get()
        .server()
        .documents()
        .of(editor.getDocumentProvider().getDocument(editor.getEditorInput()))
        .map(document -> {
          ITextSelection selected = (ITextSelection) editor.getSelectionProvider().getSelection();
          return new EditorPlace(editor, document, selected.getOffset(), selected.getLength());
        });
  }

  /** The server that all is asked of. */
  public Server server() {
    return CascadePlugin.get().server();
  }

  /** The text, in a form for parameters. */
  public TextDocumentIdentifier identifier() {
    return document.identifier();
  }

  /** Where the selection begins. */
  public Position position() {
    return document.position(offset);
  }

  /** What is selected. */
  public Range range() {
    return Places.range(document.document(), offset, length);
  }

  /** Says something in the editor's status line. */
  public void say(String message) {
    editor.getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(message);
    editor.getSite().getShell().getDisplay().beep();
  }
}
