package org.cascade.runtime.value;

/** A function value of five arguments. */
@FunctionalInterface
public non-sealed interface Fn5<A, B, C, D, E, R> extends Fn {
  R apply(A a0, B a1, C a2, D a3, E a4);
}
