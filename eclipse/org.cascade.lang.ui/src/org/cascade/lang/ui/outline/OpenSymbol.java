package org.cascade.lang.ui.outline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.edit.Opening;
import org.cascade.lang.ui.editor.SymbolImages;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.handlers.HandlerUtil;

/** What all files declare, in a small window to choose from. */
public final class OpenSymbol extends AbstractHandler {
  /** Something that is declared somewhere. */
  private record Found(String name, String container, SymbolKind kind, Location place) {
    static Found of(WorkspaceSymbol symbol) {
      Location place = symbol.getLocation().map(at -> at, at -> new Location(at.getUri(), null));
      return new Found(symbol.getName(), symbol.getContainerName(), symbol.getKind(), place);
    }

    @SuppressWarnings(
        "deprecation") // The protocol's older form, which servers may still answer in.
    static Found of(SymbolInformation symbol) {
      return new Found(
          symbol.getName(), symbol.getContainerName(), symbol.getKind(), symbol.getLocation());
    }

    String shown() {
      String uri = place.getUri();
      String inside = container == null || container.isBlank() ? "" : container + ", ";
      return name + "  (" + inside + uri.substring(uri.lastIndexOf('/') + 1) + ")";
    }
  }

  @Override
  public Object execute(ExecutionEvent event) {
    new Picker<Found>(
            HandlerUtil.getActiveShell(event),
            "Open Cascade Symbol",
            OpenSymbol::search,
            new Labels(),
            found -> Opening.open(found.place()))
        .open();
    return null;
  }

  private static CompletableFuture<List<Found>> search(String words) {
    return CascadePlugin.get()
        .server()
        .ask(to -> to.getWorkspaceService().symbol(new WorkspaceSymbolParams(words.strip())))
        .thenApply(told ->
            told == null
                ? List.of()
                : told.map(
                    old -> old.stream().map(Found::of).toList(),
                    all -> all.stream().map(Found::of).toList()));
  }

  private static final class Labels extends LabelProvider {
    @Override
    public String getText(Object element) {
      return ((Found) element).shown();
    }

    @Override
    public Image getImage(Object element) {
      return SymbolImages.of(((Found) element).kind());
    }
  }
}
