package org.cascade.runtime.value;

/** A function value of four arguments. */
@FunctionalInterface
public non-sealed interface Fn4<A, B, C, D, R> extends Fn {
  R apply(A a0, B a1, C a2, D a3);
}
