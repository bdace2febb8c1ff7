package org.cascade.lang.ui.search;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ui.CascadePlugin;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.search.ui.text.AbstractTextSearchResult;
import org.eclipse.search.ui.text.IEditorMatchAdapter;
import org.eclipse.search.ui.text.IFileMatchAdapter;
import org.eclipse.search.ui.text.Match;

/** The search for all places of a name, and what it found. */
public final class ReferenceSearch extends AbstractTextSearchResult implements ISearchQuery {
  private static final long WITHIN_MILLIS = 30_000;

  private final String name;
  private final Search search;

  /** Finds the places. */
  private interface Search {
    List<? extends Location> places();
  }

  private ReferenceSearch(String name, Search search) {
    this.name = name;
    this.search = search;
  }

  /** Searches what is at a place, and shows what was found. */
  public static void start(String name, String uri, Position place) {
    ReferenceParams asked =
        new ReferenceParams(new TextDocumentIdentifier(uri), place, new ReferenceContext(true));
    Search search =
        () -> {
          Optional<List<? extends Location>> found =
              CascadePlugin.get()
                  .server()
                  .answer(WITHIN_MILLIS, to -> to.getTextDocumentService().references(asked));
          return found.isPresent() ? found.get() : List.of();
        };
    NewSearchUI.runQueryInBackground(new ReferenceSearch("`" + name + "`", search));
  }

  /** Shows places that are known. */
  public static void show(String name, List<Location> places) {
    NewSearchUI.runQueryInBackground(new ReferenceSearch(name, () -> places));
  }

  @Override
  public IStatus run(IProgressMonitor monitor) {
    removeAll();
    for (Location place : search.places()) {
      addMatch(
          new Match(
              Reference.of(place), Match.UNIT_LINE, place.getRange().getStart().getLine(), 1));
    }
    return Status.OK_STATUS;
  }

  @Override
  public String getLabel() {
    return "References to " + name + ": " + getMatchCount();
  }

  @Override
  public String getTooltip() {
    return getLabel();
  }

  @Override
  public ImageDescriptor getImageDescriptor() {
    return null;
  }

  @Override
  public ISearchQuery getQuery() {
    return this;
  }

  @Override
  public ReferenceSearch getSearchResult() {
    return this;
  }

  @Override
  public boolean canRerun() {
    return true;
  }

  @Override
  public boolean canRunInBackground() {
    return true;
  }

  @Override
  public IEditorMatchAdapter getEditorMatchAdapter() {
    return null;
  }

  @Override
  public IFileMatchAdapter getFileMatchAdapter() {
    return null;
  }
}
