package org.cascade.lang.ui.search;

import java.util.Comparator;
import org.cascade.lang.ui.edit.Opening;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.search.ui.text.AbstractTextSearchViewPage;
import org.eclipse.search.ui.text.Match;

/** The places of a name, in the workbench's view of searches: a line each. */
public final class ReferencePage extends AbstractTextSearchViewPage {
  /** A list without a tree. */
  public ReferencePage() {
    super(FLAG_LAYOUT_FLAT);
  }

  @Override
  protected void configureTableViewer(TableViewer viewer) {
    viewer.setContentProvider(
        new ArrayContentProvider() {
          @Override
          public Object[] getElements(Object input) {
            return input instanceof ReferenceSearch found ? found.getElements() : new Object[0];
          }
        });
    viewer.setLabelProvider(
        new LabelProvider() {
          @Override
          public String getText(Object element) {
            return ((Reference) element).shown();
          }
        });
    viewer.setComparator(
        new ViewerComparator() {
          @Override
          public int compare(Viewer in, Object one, Object other) {
            return ORDER.compare((Reference) one, (Reference) other);
          }
        });
  }

  private static final Comparator<Reference> ORDER =
      Comparator.comparing((Reference r) -> r.place().getUri())
          .thenComparing(r -> r.place().getRange().getStart().getLine())
          .thenComparing(r -> r.place().getRange().getStart().getCharacter());

  @Override
  protected void configureTreeViewer(TreeViewer viewer) {
    throw new UnsupportedOperationException("There is no tree.");
  }

  @Override
  protected void showMatch(Match match, int offset, int length, boolean activate) {
    Opening.open(((Reference) match.getElement()).place());
  }

  @Override
  protected void elementsChanged(Object[] elements) {
    StructuredViewer viewer = getViewer();
    if (viewer != null) {
      viewer.refresh();
    }
  }

  @Override
  protected void clear() {
    elementsChanged(new Object[0]);
  }
}
