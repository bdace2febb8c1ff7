package org.cascade.lang.eval;

import static org.cascade.lang.eval.Arguments.array;
import static org.cascade.lang.eval.Arguments.integer;
import static org.cascade.lang.eval.Arguments.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Functions of Bytes. */
final class BytesIntrinsics {
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2})*+");

  private BytesIntrinsics() {}

  static void register(Intrinsics.Table table) {
    table
        .of("Bytes")
        .add("empty", (m, a) -> new Value.Bytes(new byte[0]))
        .add("of", (m, a) -> of(m, array(a, 0)))
        .add("ofString", (m, a) -> bytes(m, text(a, 0).getBytes(StandardCharsets.UTF_8)))
        .add("parseHex", BytesIntrinsics::parseHex)
        .add("length", (m, a) -> Value.of((long) self(a).length))
        .add("isEmpty", (m, a) -> Value.of(self(a).length == 0))
        .add("at", (m, a) -> at(self(a), integer(a, 1)))
        .add("concat", BytesIntrinsics::concat)
        .add("slice", BytesIntrinsics::slice)
        .add("toArray", (m, a) -> m.array(numbers(self(a))))
        .add("toHex", (m, a) -> m.text(HexFormat.of().formatHex(self(a))))
        .add("decodeUtf8", (m, a) -> m.text(new String(self(a), StandardCharsets.UTF_8)));
  }

  private static byte[] self(List<Value> args) {
    return ((Value.Bytes) args.get(0)).data();
  }

  private static Value bytes(Machine machine, byte[] data) {
    machine.meter().allocate(data.length / 16 + 1L);
    return new Value.Bytes(data);
  }

  private static Value of(Machine machine, ArrayValue numbers) {
    byte[] data = new byte[numbers.size()];
    for (int i = 0; i < data.length; i++) {
      long number = ((Value.Int) numbers.get(i)).value();
      if (number < 0 || number > 255) {
        throw new Signal.Fault(number + " is not a byte");
      }
      data[i] = (byte) number;
    }
    return bytes(machine, data);
  }

  private static Value parseHex(Machine machine, List<Value> args) {
    String text = text(args, 0);
    return HEX.matcher(text).matches()
        ? Library.ok(bytes(machine, HexFormat.of().parseHex(text)))
        : Library.err(
            machine.text(ValueText.quoted(text) + " is not an even number of hexadecimal digits"));
  }

  private static Value at(byte[] data, long index) {
    if (index < 0 || index >= data.length) {
      throw new Signal.Fault("index " + index + " is outside bytes of length " + data.length);
    }
    return Value.of((long) (data[(int) index] & 0xff));
  }

  private static Value concat(Machine machine, List<Value> args) {
    byte[] first = self(args);
    byte[] second = ((Value.Bytes) args.get(1)).data();
    machine.meter().allocate(((long) first.length + second.length) / 16);
    byte[] both = Arrays.copyOf(first, Math.addExact(first.length, second.length));
    System.arraycopy(second, 0, both, first.length, second.length);
    return bytes(machine, both);
  }

  private static Value slice(Machine machine, List<Value> args) {
    byte[] data = self(args);
    long from = integer(args, 1);
    long to = integer(args, 2);
    if (from < 0 || to > data.length || from > to) {
      throw new Signal.Fault(
          "slice from " + from + " to " + to + " is outside bytes of length " + data.length);
    }
    return bytes(machine, Arrays.copyOfRange(data, (int) from, (int) to));
  }

  private static List<Value> numbers(byte[] data) {
    List<Value> all = new ArrayList<>(data.length);
    for (byte b : data) {
      all.add(Value.of((long) (b & 0xff)));
    }
    return all;
  }
}
