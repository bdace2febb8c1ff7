package org.cascade.runtime.value;

/**
 * A function of two {@code Int} to {@code Int} that is called without boxing where the caller can.
 *
 * <p>Generated code casts a lambda to this where it knows the types; arrays look for it.
 */
@FunctionalInterface
public interface IntFold extends Fn2<Long, Long, Long> {
  long applyInts(long a0, long a1);

  @Override
  default Long apply(Long a0, Long a1) {
    return applyInts(a0, a1);
  }
}
