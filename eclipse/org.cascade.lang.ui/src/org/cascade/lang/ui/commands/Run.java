package org.cascade.lang.ui.commands;

import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.launch.Programs;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.ILaunchManager;

/** Saves the program in the editor and runs it. */
public final class Run extends EditorCommand {
  @Override
  void run(EditorPlace at) {
    if (at.editor().isDirty()) {
      at.editor().doSave(new NullProgressMonitor());
    }
    Programs.launch(Places.path(at.document().uri()), ILaunchManager.RUN_MODE);
  }
}
