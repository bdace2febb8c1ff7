package org.cascade.lang.ui.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.editor.SymbolImages;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.swt.graphics.Image;

/** What a file declares, for trees. The tree's input is the list of what stands at its top. */
final class Symbols implements ITreeContentProvider {
  /** Asks for what a file declares. */
  static CompletableFuture<List<DocumentSymbol>> of(OpenDocument document) {
    return CascadePlugin.get()
        .server()
        .ask(to ->
            to.getTextDocumentService()
                .documentSymbol(new DocumentSymbolParams(document.identifier())))
        .thenApply(told ->
            told == null
                ? List.of()
                : told.stream()
                    .filter(symbol -> symbol.isRight())
                    .map(symbol -> symbol.getRight())
                    .toList());
  }

  /** All of it in the order of the text, also what is inside something else. */
  static List<DocumentSymbol> flat(List<DocumentSymbol> symbols) {
    List<DocumentSymbol> all = new ArrayList<>();
    for (DocumentSymbol symbol : symbols) {
      all.add(symbol);
      all.addAll(flat(children(symbol)));
    }
    return all;
  }

  private static List<DocumentSymbol> children(Object symbol) {
    List<DocumentSymbol> inside = ((DocumentSymbol) symbol).getChildren();
    return inside == null ? List.of() : inside;
  }

  @Override
  public Object[] getElements(Object input) {
    return ((List<?>) input).toArray();
  }

  @Override
  public Object[] getChildren(Object parent) {
    return children(parent).toArray();
  }

  @Override
  public boolean hasChildren(Object element) {
    return !children(element).isEmpty();
  }

  @Override
  public Object getParent(Object element) {
    return null;
  }

  /** A symbol's name, and behind it what it is. */
  static final class Labels extends LabelProvider implements IStyledLabelProvider {
    @Override
    public String getText(Object element) {
      return ((DocumentSymbol) element).getName();
    }

    @Override
    public StyledString getStyledText(Object element) {
      DocumentSymbol symbol = (DocumentSymbol) element;
      StyledString text = new StyledString(symbol.getName());
      if (symbol.getDetail() != null && !symbol.getDetail().isBlank()) {
        text.append("  " + symbol.getDetail(), StyledString.QUALIFIER_STYLER);
      }
      return text;
    }

    @Override
    public Image getImage(Object element) {
      return SymbolImages.of(((DocumentSymbol) element).getKind());
    }
  }
}
