package org.cascade.lang.ui.commands;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ui.client.CascadeLanguageServer;
import org.cascade.lang.ui.edit.Edits;
import org.eclipse.jface.text.IRewriteTarget;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.TextEdit;

/** Lays out the text, or what is selected of it. */
public final class Format extends EditorCommand {
  private static final long WITHIN_MILLIS = 5_000;
  private static final FormattingOptions OPTIONS = new FormattingOptions(4, true);

  @Override
  void run(EditorPlace at) {
    layOut(at);
  }

  /** Lays out; as one step to undo. */
  static void layOut(EditorPlace at) {
    List<? extends TextEdit> edits =
        at.server().answer(WITHIN_MILLIS, to -> asked(at, to)).orElse(List.of());
    IRewriteTarget target = at.editor().getAdapter(IRewriteTarget.class);
    target.beginCompoundChange();
    try {
      Edits.apply(at.document().document(), edits);
    } finally {
      target.endCompoundChange();
    }
  }

  private static CompletableFuture<List<? extends TextEdit>> asked(
      EditorPlace at, CascadeLanguageServer to) {
    return at.length() == 0
        ? to.getTextDocumentService()
            .formatting(new DocumentFormattingParams(at.identifier(), OPTIONS))
        : to.getTextDocumentService()
            .rangeFormatting(
                new DocumentRangeFormattingParams(at.identifier(), OPTIONS, at.range()));
  }
}
