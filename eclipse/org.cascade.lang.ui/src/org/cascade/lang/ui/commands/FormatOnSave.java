package org.cascade.lang.ui.commands;

import org.cascade.lang.ui.preferences.Settings;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.IExecutionListener;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PlatformUI;

/** Lays a text out before it is saved, where the user wants that. */
public final class FormatOnSave implements IExecutionListener {
  @Override
  public void preExecute(String command, ExecutionEvent event) {
    if (IWorkbenchCommandConstants.FILE_SAVE.equals(command) && Settings.formatOnSave()) {
      EditorPlace.of(
              PlatformUI.getWorkbench()
                  .getActiveWorkbenchWindow()
                  .getActivePage()
                  .getActiveEditor())
          .map(at -> new EditorPlace(at.editor(), at.document(), 0, 0))
          .ifPresent(Format::layOut);
    }
  }

  @Override
  public void notHandled(String command, NotHandledException fault) {}

  @Override
  public void postExecuteFailure(String command, ExecutionException fault) {}

  @Override
  public void postExecuteSuccess(String command, Object result) {}
}
