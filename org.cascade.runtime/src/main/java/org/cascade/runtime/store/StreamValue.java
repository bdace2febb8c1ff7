package org.cascade.runtime.store;

import java.util.Optional;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.codec.Output;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.value.Abort;

/**
 * What a stream tells, as it is stored: a value of any type, or what has changed since the event
 * before; or no bytes at all for one that cannot be stored, since it has a function in it.
 */
final class StreamValue {
  private static final int WHOLE = 0;
  private static final int CHANGE = 1;

  private StreamValue() {}

  /** The bytes of a value, if it has been told after another one, which can be read before it. */
  static byte[] encode(Optional<?> before, Object value, ValueTypes types) {
    try {
      if (before.isPresent()) {
        var change = new Output(types);
        change.writeByte(CHANGE);
        if (Codecs.any().writeChange(before.get(), value, change)) {
          return change.toByteArray();
        }
      }
      var out = new Output(types);
      out.writeByte(WHOLE);
      Codecs.any().write(value, out);
      return out.toByteArray();
    } catch (Abort unstorable) {
      return new byte[0];
    }
  }

  /** Empty for what could not be stored. */
  static Optional<Object> decode(Optional<Object> before, Input in) {
    if (in.remaining() == 0) {
      return Optional.empty();
    }
    return switch (in.readByte()) {
      case WHOLE -> Optional.of(Codecs.any().read(in));
      case CHANGE -> {
        Object earlier =
            before.orElseThrow(() -> new MalformedInput("an event changes one that is not there"));
        yield Optional.of(Codecs.any().readChange(earlier, in));
      }
      default -> throw new MalformedInput("an event is neither whole nor a change");
    };
  }
}
