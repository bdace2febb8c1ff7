package org.cascade.lang.ui.hierarchy;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.Server;
import org.cascade.lang.ui.edit.Opening;
import org.cascade.lang.ui.editor.SymbolImages;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** The calls of an operation, above it or below it, as far as somebody opens the tree. */
public final class CallsView extends ViewPart {
  /** The view's name. */
  public static final String ID = CascadePlugin.ID + ".calls";

  private static final long WITHIN_MILLIS = 5_000;

  private TreeViewer tree;
  private boolean callers = true;

  /** Something that is called or calls, and where; a root is called nowhere. */
  private record Call(CallHierarchyItem item, Optional<Location> place) {}

  @Override
  public void createPartControl(Composite parent) {
    tree = new TreeViewer(parent, SWT.SINGLE | SWT.H_SCROLL | SWT.V_SCROLL);
    tree.setContentProvider(new Calls());
    tree.setLabelProvider(new Labels());
    tree.addOpenListener(
        event -> open((Call) ((IStructuredSelection) event.getSelection()).getFirstElement()));
    Action direction =
        new Action("Callees", IAction.AS_CHECK_BOX) {
          @Override
          public void run() {
            callers = !isChecked();
            tree.refresh();
          }
        };
    direction.setToolTipText("Show what is called, and not what calls");
    getViewSite().getActionBars().getToolBarManager().add(direction);
    getSite().setSelectionProvider(tree);
  }

  /** Shows the calls of something. */
  public void show(CallHierarchyItem root) {
    tree.setInput(List.of(new Call(root, Optional.empty())));
    tree.expandToLevel(2);
  }

  private static void open(Call call) {
    Opening.open(
        call.place().orElse(new Location(call.item().getUri(), call.item().getSelectionRange())));
  }

  @Override
  public void setFocus() {
    tree.getControl().setFocus();
  }

  private final class Calls implements ITreeContentProvider {
    @Override
    public Object[] getElements(Object input) {
      return ((List<?>) input).toArray();
    }

    @Override
    public Object[] getChildren(Object parent) {
      CallHierarchyItem item = ((Call) parent).item();
      return (callers ? above(item) : below(item)).toArray();
    }

    private List<Call> above(CallHierarchyItem item) {
      Server server = CascadePlugin.get().server();
      Optional<List<CallHierarchyIncomingCall>> told =
          server.answer(
              WITHIN_MILLIS,
              to ->
                  to.getTextDocumentService()
                      .callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item)));
      return told.orElse(List.of()).stream()
          .map(call ->
              new Call(
                  call.getFrom(),
                  first(call.getFromRanges())
                      .map(range -> new Location(call.getFrom().getUri(), range))))
          .toList();
    }

    private List<Call> below(CallHierarchyItem item) {
      Server server = CascadePlugin.get().server();
      Optional<List<CallHierarchyOutgoingCall>> told =
          server.answer(
              WITHIN_MILLIS,
              to ->
                  to.getTextDocumentService()
                      .callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(item)));
      return told.orElse(List.of()).stream()
          .map(call ->
              new Call(
                  call.getTo(),
                  first(call.getFromRanges()).map(range -> new Location(item.getUri(), range))))
          .toList();
    }

    private static Optional<Range> first(List<Range> ranges) {
      return ranges.stream().findFirst();
    }

    /** Asked only when somebody opens it. */
    @Override
    public boolean hasChildren(Object element) {
      return true;
    }

    @Override
    public Object getParent(Object element) {
      return null;
    }
  }

  private static final class Labels extends LabelProvider {
    @Override
    public String getText(Object element) {
      Call call = (Call) element;
      String line =
          call.place().map(place -> ":" + (place.getRange().getStart().getLine() + 1)).orElse("");
      String uri = call.item().getUri();
      return call.item().getName() + "  (" + uri.substring(uri.lastIndexOf('/') + 1) + line + ")";
    }

    @Override
    public Image getImage(Object element) {
      return SymbolImages.of(((Call) element).item().getKind());
    }
  }
}
