package org.cascade.runtime.codec;

/** A reference to a space, by its number. */
record ReferenceCodec<S extends Referable>(String name, Class<S> type) implements Codec<S> {
  @Override
  public void write(S value, Output out) {
    out.writeUnsigned(value.referenceNumber());
  }

  @Override
  public S read(Input in) {
    long number = in.readUnsigned();
    Object found = in.reference(number);
    if (!type.isInstance(found)) {
      throw new MalformedInput("space " + number + " is not a `" + name + "`");
    }
    return type.cast(found);
  }

  @Override
  public String schema() {
    return "space " + name;
  }
}
