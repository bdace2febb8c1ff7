package org.cascade.runtime.value;

/** A function value of three arguments. */
@FunctionalInterface
public non-sealed interface Fn3<A, B, C, R> extends Fn {
  R apply(A a0, B a1, C a2);
}
