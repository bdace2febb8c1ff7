package org.cascade.runtime.value;

/** A function value of eight arguments. */
@FunctionalInterface
public non-sealed interface Fn8<A, B, C, D, E, F, G, H, R> extends Fn {
  R apply(A a0, B a1, C a2, D a3, E a4, F a5, G a6, H a7);
}
