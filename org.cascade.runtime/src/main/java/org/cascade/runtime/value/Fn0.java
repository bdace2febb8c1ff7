package org.cascade.runtime.value;

/** A function value of no argument. */
@FunctionalInterface
public non-sealed interface Fn0<R> extends Fn {
  R apply();
}
