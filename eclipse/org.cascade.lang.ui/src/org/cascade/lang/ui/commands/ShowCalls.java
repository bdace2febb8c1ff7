package org.cascade.lang.ui.commands;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.hierarchy.CallsView;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.ui.PartInitException;

/** Shows who calls the operation at the cursor. */
public final class ShowCalls extends EditorCommand {
  private static final long WITHIN_MILLIS = 5_000;

  @Override
  void run(EditorPlace at) {
    Optional<List<CallHierarchyItem>> roots =
        at.server()
            .answer(
                WITHIN_MILLIS,
                to ->
                    to.getTextDocumentService()
                        .prepareCallHierarchy(
                            new CallHierarchyPrepareParams(at.identifier(), at.position())));
    if (roots.isEmpty() || roots.get().isEmpty()) {
      at.say("There is nothing at the cursor that could be called.");
      return;
    }
    try {
      ((CallsView) at.editor().getSite().getPage().showView(CallsView.ID))
          .show(roots.get().getFirst());
    } catch (PartInitException e) {
      CascadePlugin.log().error(e.getMessage(), e);
    }
  }
}
