package org.cascade.runtime.codec;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** The codec of a value without parts, from its two functions. */
record Scalar<T>(String schema, BiConsumer<T, Output> writer, Function<Input, T> reader)
    implements Codec<T> {
  static <T> Codec<T> of(String schema, BiConsumer<T, Output> writer, Function<Input, T> reader) {
    return new Scalar<>(schema, writer, reader);
  }

  @Override
  public void write(T value, Output out) {
    writer.accept(value, out);
  }

  @Override
  public T read(Input in) {
    return reader.apply(in);
  }
}
