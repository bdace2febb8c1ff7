package org.cascade.runtime.store;

import java.util.Optional;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.Output;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.value.Abort;

/**
 * What a stream tells, as it is stored: a value of any type, or no bytes at all for one that cannot
 * be stored, since it has a function in it.
 */
final class StreamValue {
  private StreamValue() {}

  static byte[] encode(Object value, ValueTypes types) {
    try {
      var out = new Output(types);
      Codecs.any().write(value, out);
      return out.toByteArray();
    } catch (Abort unstorable) {
      return new byte[0];
    }
  }

  /** Empty for what could not be stored. */
  static Optional<Object> decode(Input in) {
    return in.remaining() == 0 ? Optional.empty() : Optional.of(Codecs.any().read(in));
  }
}
