package org.cascade.runtime.api;

import org.cascade.runtime.engine.StateHandle;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.value.Option;

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

  /** The space that {@link #get} would give, for a debugger: no trace is left of its being read. */
  public Option<Object> seen() {
    return handle.seen();
  }

  public void set(S space) {
    if (handle.isSet()) {
      throw new CascadeBugException("the embedded space `" + name + "` was given twice");
    }
    handle.set(space);
  }
}
