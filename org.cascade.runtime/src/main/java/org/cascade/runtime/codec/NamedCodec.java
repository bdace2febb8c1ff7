package org.cascade.runtime.codec;

import org.cascade.runtime.fault.OperationException;

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

  /** Writes the name, the form and the value: {@code Any} itself tells nothing of a type's form. */
  @SuppressWarnings("unchecked") // found by the value's class
  void writeAsAny(Object value, Output out) {
    out.writeString(name);
    out.writeFixedInt(schema().hashCode());
    target.write((T) type.cast(value), out);
  }

  /** Reads what {@link #writeAsAny} wrote after the name. */
  T readAsAny(Input in) {
    if (in.readFixedInt() != schema().hashCode()) {
      throw new OperationException.SchemaChanged(
          "The data holds a value of type `"
              + name
              + "` in an event, or in a state of type `Any` or of a type parameter, and the type"
              + " has changed since. Put the type back, or use another data directory.");
    }
    return target.read(in);
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
