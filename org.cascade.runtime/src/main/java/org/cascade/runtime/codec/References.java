package org.cascade.runtime.codec;

/** Finds what a stored reference refers to. */
@FunctionalInterface
public interface References {
  Object find(long number);
}
