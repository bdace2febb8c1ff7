package org.cascade.lang.ui.commands;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.ui.IWorkbenchPart;

/** Whether a part is an editor of a Cascade text: only then its commands are offered. */
public final class InCascadeEditor extends PropertyTester {
  @Override
  public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
    return receiver instanceof IWorkbenchPart part && EditorPlace.of(part).isPresent();
  }
}
