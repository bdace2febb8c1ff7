package org.cascade.lang.ui.launch;

import java.nio.file.Path;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.commands.EditorPlace;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.debug.ui.ILaunchShortcut;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;

/** Runs what is selected or edited: Run As › Cascade Program. */
public final class ProgramShortcut implements ILaunchShortcut {
  @Override
  public void launch(ISelection selection, String mode) {
    if (selection instanceof IStructuredSelection selected) {
      IResource resource = Adapters.adapt(selected.getFirstElement(), IResource.class);
      if (resource != null) {
        Programs.launch(Programs.path(resource), mode);
      }
    }
  }

  @Override
  public void launch(IEditorPart editor, String mode) {
    EditorPlace.of(editor)
        .map(at -> Places.path(at.document().uri()))
        .ifPresent((Path file) -> Programs.launch(file, mode));
  }
}
