package org.cascade.runtime.value;

/**
 * A function from {@code Int} to {@code Bool} that is called without boxing where the caller can.
 *
 * <p>Generated code casts a lambda to this where it knows the types; arrays look for it.
 */
@FunctionalInterface
public interface IntPredicate extends Fn1<Long, Boolean> {
  boolean test(long a0);

  @Override
  default Boolean apply(Long a0) {
    return test(a0);
  }
}
