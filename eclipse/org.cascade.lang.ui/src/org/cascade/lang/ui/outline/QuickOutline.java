package org.cascade.lang.ui.outline;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.commands.EditorPlace;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.ui.handlers.HandlerUtil;

/** What the text in the editor declares, in a small window to choose from. */
public final class QuickOutline extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    EditorPlace.of(HandlerUtil.getActiveEditor(event)).ifPresent(QuickOutline::open);
    return null;
  }

  private static void open(EditorPlace at) {
    CompletableFuture<List<DocumentSymbol>> all =
        Symbols.of(at.document()).thenApply(Symbols::flat);
    new Picker<DocumentSymbol>(
            at.editor().getSite().getShell(),
            "Outline of " + at.editor().getTitle(),
            words ->
                all.thenApply(
                    symbols -> symbols.stream().filter(symbol -> fits(symbol, words)).toList()),
            new DelegatingStyledCellLabelProvider(new Symbols.Labels()),
            symbol -> {
              IRegion name = Places.region(at.document().document(), symbol.getSelectionRange());
              at.editor().selectAndReveal(name.getOffset(), name.getLength());
            })
        .open();
  }

  private static boolean fits(DocumentSymbol symbol, String words) {
    return symbol
        .getName()
        .toLowerCase(Locale.ROOT)
        .contains(words.strip().toLowerCase(Locale.ROOT));
  }
}
