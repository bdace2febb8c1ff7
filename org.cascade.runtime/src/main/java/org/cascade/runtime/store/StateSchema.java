package org.cascade.runtime.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cascade.runtime.codec.Codec;
import org.cascade.runtime.value.Fn1;

/**
 * What is stored of a state.
 *
 * @param initial the value in spaces that were stored before the state was declared
 * @param migrations how to read older forms
 */
public record StateSchema<T>(
    String name, Codec<T> codec, Optional<Supplier<T>> initial, List<Migration<?, T>> migrations) {
  /** How values of an older form become values of the present one. */
  public record Migration<O, T>(Codec<O> from, Fn1<? super O, ? extends T> convert) {}
}
