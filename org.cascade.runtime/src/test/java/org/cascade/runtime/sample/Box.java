package org.cascade.runtime.sample;

import org.cascade.runtime.api.Space;
import org.cascade.runtime.api.SpaceId;
import org.cascade.runtime.api.SpaceType;
import org.cascade.runtime.api.State;
import org.cascade.runtime.api.Stream;

/** A space with one state, of whatever form. */
public final class Box<T> extends Space {
  final State<T> content = state("content");
  public final Stream<T> contents =
      streamWhen("contents", previous -> !content.get().equals(previous), () -> content.get());

  Box(SpaceType<Box<T>> type, SpaceId id) {
    super(type, id);
  }

  public T get() {
    return view("content", () -> content.get());
  }

  public void set(T value) {
    transformUnit("content :=", () -> content.set(value));
  }

  /** A state that only some versions of the type have. */
  public <V> V value(String name) {
    State<V> state = state(name);
    return view(name, () -> state.get());
  }
}
