package org.cascade.runtime.sample;

import org.cascade.runtime.api.SpaceId;
import org.cascade.runtime.api.SpaceType;
import org.cascade.runtime.codec.Codec;

/** The type as one version of a program has it. */
public final class BoxType<T> {
  public SpaceType<Box<T>> type = SpaceType.of("v.Box", false, this::make);

  private Box<T> make(SpaceId id) {
    return new Box<>(type, id);
  }

  public static <T> BoxType<T> of(Codec<T> codec) {
    var made = new BoxType<T>();
    made.type = made.type.state("content", codec);
    return made;
  }

  public Box<T> root(T first) {
    return type.root("box", () -> type.create(box -> box.content.set(first)));
  }
}
