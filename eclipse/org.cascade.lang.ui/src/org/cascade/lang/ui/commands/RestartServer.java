package org.cascade.lang.ui.commands;

import org.cascade.lang.ui.CascadePlugin;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Ends the server and starts it again. */
public final class RestartServer extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    CascadePlugin.get().server().restart();
    return null;
  }
}
