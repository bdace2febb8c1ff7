package org.cascade.runtime.engine;

import java.util.function.Function;
import org.cascade.runtime.store.SpaceSchema;

/**
 * A type of space, as an engine needs it.
 *
 * @param distributed whether its spaces are shards, which may live anywhere
 * @param factory makes the object by which programs use a space
 * @param handleOf the engine's own side of such an object
 */
public record SpaceKind<S>(
    SpaceSchema schema,
    boolean distributed,
    Function<SpaceHandle, S> factory,
    Function<S, SpaceHandle> handleOf) {
  public String name() {
    return schema.name();
  }
}
