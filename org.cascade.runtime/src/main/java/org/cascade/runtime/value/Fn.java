package org.cascade.runtime.value;

/** Any function value, whatever its number of arguments; shown as {@code <function>}. */
public sealed interface Fn permits Fn0, Fn1, Fn2, Fn3, Fn4, Fn5, Fn6, Fn7, Fn8 {}
