package org.cascade.runtime.api;

import org.cascade.runtime.engine.SpaceHandle;
import org.cascade.runtime.value.Show;
import org.cascade.runtime.value.Shown;

/** Which space an object stands for: given to its constructor, and handed on to {@link Space}. */
public record SpaceId(SpaceHandle handle) implements Shown {
  /** The number of the space, the same in every run over the same data. */
  public long number() {
    return handle.id().number();
  }

  @Override
  public void show(StringBuilder out) {
    out.append(handle);
  }

  @Override
  public String toString() {
    return Show.show(this);
  }
}
