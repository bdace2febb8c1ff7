package org.cascade.runtime.value;

/** A function value of two arguments. */
@FunctionalInterface
public non-sealed interface Fn2<A, B, R> extends Fn {
  R apply(A a0, B a1);
}
