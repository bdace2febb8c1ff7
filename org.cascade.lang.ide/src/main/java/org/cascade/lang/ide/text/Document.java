package org.cascade.lang.ide.text;

import java.util.List;
import org.cascade.lang.source.Source;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * A text as an editor has it open, in one version.
 *
 * @param uri as the editor writes it
 */
public record Document(String uri, int version, Source source) {

  /** The next version, after edits in their order. */
  public Document changed(int newVersion, List<TextDocumentContentChangeEvent> changes) {
    Source text = source;
    for (TextDocumentContentChangeEvent change : changes) {
      Range range = change.getRange();
      text = new Source(text.path(), range == null ? change.getText() : edited(text, change));
    }
    return new Document(uri, newVersion, text);
  }

  private static String edited(Source before, TextDocumentContentChangeEvent change) {
    Position start = change.getRange().getStart();
    Position end = change.getRange().getEnd();
    int from = Positions.offset(before, start);
    int to = Math.max(from, Positions.offset(before, end));
    String text = before.text();
    return text.substring(0, from) + change.getText() + text.substring(to);
  }
}
