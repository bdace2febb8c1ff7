package org.cascade.runtime.api;

import org.cascade.runtime.engine.StateHandle;
import org.cascade.runtime.fault.CascadeBugException;

/** A space inside another one, given when that is made. */
public final class Embed<S extends Space> {
  private final String name;
  private final StateHandle handle;

  Embed(String name, StateHandle handle) {
    this.name = name;
    this.handle = handle;
  }

  @SuppressWarnings("unchecked") // nothing else is ever set
  public S get() {
    return (S) handle.get();
  }

  public void set(S space) {
    if (handle.isSet()) {
      throw new CascadeBugException("the embedded space `" + name + "` was given twice");
    }
    handle.set(space);
  }
}
