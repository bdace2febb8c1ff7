package org.cascade.runtime.api;

/** Takes elements, one after the other. */
interface Sink<T> {
  /** Takes one; gives whether it wants more. */
  boolean accept(T element);
}
