package org.cascade.lang.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** A command that does something at the cursor of a Cascade editor. */
abstract class EditorCommand extends AbstractHandler {
  @Override
  public final Object execute(ExecutionEvent event) {
    EditorPlace.of(HandlerUtil.getActiveEditor(event)).ifPresent(this::run);
    return null;
  }

  abstract void run(EditorPlace at);
}
