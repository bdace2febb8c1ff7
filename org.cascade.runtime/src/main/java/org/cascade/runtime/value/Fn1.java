package org.cascade.runtime.value;

/** A function value of one argument. */
@FunctionalInterface
public non-sealed interface Fn1<A, R> extends Fn {
  R apply(A a0);
}
