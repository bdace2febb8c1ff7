package org.cascade.runtime.codec;

/**
 * The codec of a generated type, with what tells its values from others in a state of type {@code
 * Any}.
 *
 * @param type the class of the values, or the interface of a sum
 */
record NamedCodec<T>(String name, Class<? super T> type, Codec<T> target) implements Codec<T> {
  @Override
  public void write(T value, Output out) {
    target.write(value, out);
  }

  @SuppressWarnings("unchecked") // found by the value's class
  void writeUntyped(Object value, Output out) {
    target.write((T) type.cast(value), out);
  }

  @Override
  public T read(Input in) {
    return target.read(in);
  }

  @Override
  public String schema() {
    return target.schema();
  }
}
