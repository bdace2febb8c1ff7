package org.cascade.runtime.value;

/**
 * A function from {@code Int} to {@code Int} that is called without boxing where the caller can.
 *
 * <p>Generated code casts a lambda to this where it knows the types; arrays look for it.
 */
@FunctionalInterface
public interface IntMap extends Fn1<Long, Long> {
  long applyInt(long a0);

  @Override
  default Long apply(Long a0) {
    return applyInt(a0);
  }
}
