package org.cascade.lang.ui.commands;

import org.cascade.lang.ui.editor.Words;
import org.cascade.lang.ui.search.ReferenceSearch;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IRegion;

/** Searches all places where the name at the cursor is used. */
public final class FindReferences extends EditorCommand {
  @Override
  void run(EditorPlace at) {
    ReferenceSearch.start(name(at), at.document().uri(), at.position());
  }

  static String name(EditorPlace at) {
    IRegion word = Words.at(at.document().document(), at.offset());
    try {
      return at.document().document().get(word.getOffset(), word.getLength());
    } catch (BadLocationException e) {
      return "";
    }
  }
}
