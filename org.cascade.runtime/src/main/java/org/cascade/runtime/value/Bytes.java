package org.cascade.runtime.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** An immutable sequence of bytes, each a number from 0 to 255; shown as {@code Bytes(0aff)}. */
public final class Bytes implements Shown, Comparable<Bytes> {
  private static final Bytes EMPTY = new Bytes(new byte[0]);
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2})*");

  private final byte[] data;

  private Bytes(byte[] data) {
    this.data = data;
  }

  public static Bytes empty() {
    return EMPTY;
  }

  public static Bytes of(byte... data) {
    return new Bytes(data.clone());
  }

  /** The bytes of these numbers; aborts where one is outside 0 to 255. */
  public static Bytes of(Array<Long> numbers) {
    byte[] data = new byte[Math.toIntExact(numbers.length())];
    int i = 0;
    for (long number : numbers) {
      if (number < 0 || number > 255) {
        throw new Abort(number + " is not a byte");
      }
      data[i++] = (byte) number;
    }
    return new Bytes(data);
  }

  public static Bytes ofString(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Result<Bytes, String> parseHex(String text) {
    return HEX.matcher(text).matches()
        ? Result.ok(new Bytes(HexFormat.of().parseHex(text)))
        : Result.err(Show.quoted(text) + " is not an even number of hexadecimal digits");
  }

  public long length() {
    return data.length;
  }

  public boolean isEmpty() {
    return data.length == 0;
  }

  /** The byte at an index, 0 to 255; aborts outside. */
  public long at(long index) {
    if (index < 0 || index >= data.length) {
      throw new Abort("index " + index + " is outside bytes of length " + data.length);
    }
    return data[(int) index] & 0xff;
  }

  public Bytes concat(Bytes other) {
    byte[] both = Arrays.copyOf(data, Math.addExact(data.length, other.data.length));
    System.arraycopy(other.data, 0, both, data.length, other.data.length);
    return new Bytes(both);
  }

  /** The bytes from {@code from} up to but without {@code to}; aborts outside. */
  public Bytes slice(long from, long to) {
    if (from < 0 || to > data.length || from > to) {
      throw new Abort(
          "slice from " + from + " to " + to + " is outside bytes of length " + data.length);
    }
    return new Bytes(Arrays.copyOfRange(data, (int) from, (int) to));
  }

  public Array<Long> toArray() {
    long[] numbers = new long[data.length];
    for (int i = 0; i < data.length; i++) {
      numbers[i] = data[i] & 0xff;
    }
    return Array.ofLongs(numbers);
  }

  public String toHex() {
    return HexFormat.of().formatHex(data);
  }

  /** The text these bytes are in UTF-8; malformed parts become the replacement character. */
  public String decodeUtf8() {
    return new String(data, StandardCharsets.UTF_8);
  }

  public byte[] toByteArray() {
    return data.clone();
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(data, other.data);
  }

  @Override
  public void show(StringBuilder out) {
    out.append("Bytes(").append(toHex()).append(')');
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(data, bytes.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return Show.show(this);
  }
}
