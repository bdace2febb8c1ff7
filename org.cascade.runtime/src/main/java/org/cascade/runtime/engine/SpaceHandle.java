package org.cascade.runtime.engine;

import org.cascade.runtime.txn.SpaceId;
import org.cascade.runtime.value.Fn0;

/** The engine's side of a space. */
public interface SpaceHandle {
  Engine engine();

  SpaceId id();

  /** The state of that name; all are declared by the space's kind. */
  StateHandle state(String name);

  /** Declares the next stream; only while the space's object is being made. */
  <T> EventStream<T> stream(String name, StreamRule<T> rule);

  /** Declares a condition that commits leave true; only while the space's object is being made. */
  void invariant(String text, String place, Fn0<Boolean> condition);

  /** Releases what the distributed transaction in hand has reserved of this space. */
  void release();

  /** As messages name it: {@code Counter#3}. */
  @Override
  String toString();
}
