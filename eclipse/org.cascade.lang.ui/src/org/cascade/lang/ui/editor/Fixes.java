package org.cascade.lang.ui.editor;

import java.nio.file.Path;
import java.util.List;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.Diagnostics;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.edit.Actions;
import org.eclipse.core.resources.IMarker;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;

/** Offers the fixes of a problem, in the editor and in the list of problems. */
public final class Fixes implements IMarkerResolutionGenerator2 {
  @Override
  public boolean hasResolutions(IMarker marker) {
    return CascadePlugin.get().diagnostics().behind(marker).isPresent();
  }

  @Override
  public IMarkerResolution[] getResolutions(IMarker marker) {
    Diagnostics all = CascadePlugin.get().diagnostics();
    String uri = Places.uri(Path.of(marker.getResource().getLocation().toOSString()));
    return all
        .behind(marker)
        .map(problem -> Actions.at(uri, problem.getRange(), List.of(problem)))
        .orElse(List.of())
        .stream()
        .filter(action -> CodeActionKind.QuickFix.equals(action.getKind()))
        .map(Fix::new)
        .toArray(IMarkerResolution[]::new);
  }

  private record Fix(CodeAction action) implements IMarkerResolution {
    @Override
    public String getLabel() {
      return action.getTitle();
    }

    @Override
    public void run(IMarker marker) {
      Actions.perform(action);
    }
  }
}
