package org.cascade.runtime.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being read: checked at every step, so that damage is found and never guessed around. */
public final class Input {
  private static final byte[] NOTHING = {};

  private byte[] bytes;
  private int end;
  private final Parts parts;
  private boolean partsLeft;
  private int at;

  public Input(byte[] bytes, References references) {
    this(bytes, 0, bytes.length, references, ValueTypes.NONE);
  }

  /** Reads the part of an array from one position up to another. */
  public Input(byte[] bytes, int from, int to, References references) {
    this(bytes, from, to, references, ValueTypes.NONE);
  }

  /** The same for values of a program with these types. */
  public Input(byte[] bytes, int from, int to, References references, ValueTypes types) {
    this(bytes, from, to, Origin.of(references, types));
  }

  /** The same for bytes of which parts may be kept, to be read later. */
  public Input(byte[] bytes, int from, int to, Origin origin) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.parts = new NoParts(origin);
  }

  /** Reads a part of what another one reads. */
  private Input(Input whole, int from, int to) {
    this.bytes = whole.bytes;
    this.at = from;
    this.end = to;
    this.parts = whole.parts instanceof NoParts none ? none : new NoParts(whole.origin());
  }

  /** Reads what comes in parts. */
  public Input(Parts parts) {
    this.bytes = NOTHING;
    this.parts = parts;
    this.partsLeft = true;
  }

  /** Gives bytes part by part. */
  public interface Parts {
    /** The next part; an empty one says that there are no more. */
    byte[] next();

    /** Where the part comes from that was given last. */
    Origin origin();
  }

  /** The parts of what is there as a whole. */
  private record NoParts(Origin origin) implements Parts {
    @Override
    public byte[] next() {
      return NOTHING;
    }
  }

  /** Where the bytes come from that were read last. */
  Origin origin() {
    return parts.origin();
  }

  ValueTypes types() {
    return origin().types();
  }

  public int position() {
    return at;
  }

  public int remaining() {
    return end - at;
  }

  /** What a reference refers to. */
  public Object reference(long number) {
    return origin().references().find(number);
  }

  public int readByte() {
    need(1);
    return bytes[at++] & 0xff;
  }

  public boolean readBool() {
    int value = readByte();
    if (value > 1) {
      throw new MalformedInput(value + " stands where true or false should");
    }
    return value == 1;
  }

  public long readLong() {
    long raw = readUnsigned();
    return (raw >>> 1) ^ -(raw & 1);
  }

  public long readUnsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new MalformedInput("a number has too many bytes");
  }

  /** A number of things still to come, each at least this many bytes long. */
  public int readCount(int leastBytesEach) {
    long count = readUnsigned();
    boolean tooMany = !partsLeft && count * leastBytesEach > remaining();
    if (count < 0 || count > Integer.MAX_VALUE || tooMany) {
      throw new MalformedInput(
          "there is no room for " + Long.toUnsignedString(count) + " elements");
    }
    return (int) count;
  }

  public int readFixedInt() {
    need(4);
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = (value << 8) | (bytes[at++] & 0xff);
    }
    return value;
  }

  public long readFixedLong() {
    long high = readFixedInt();
    return (high << 32) | (readFixedInt() & 0xffff_ffffL);
  }

  public double readReal() {
    return Double.longBitsToDouble(readFixedLong());
  }

  public String readString() {
    long header = readUnsigned();
    long length = header >>> 1;
    if (length > Integer.MAX_VALUE || (!partsLeft && length > remaining())) {
      throw new MalformedInput("there is no room for a string of length " + length);
    }
    if ((header & 1) == 0) {
      need((int) length);
      at += (int) length;
      return new String(bytes, at - (int) length, (int) length, StandardCharsets.UTF_8);
    }
    var text = new StringBuilder();
    for (long i = 0; i < length; i++) {
      text.append((char) ((readByte() << 8) | readByte()));
    }
    return text.toString();
  }

  public byte[] readBytes() {
    return readRaw(readCount(1));
  }

  /** The next bytes as they are. */
  public byte[] readRaw(int length) {
    need(length);
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /** The next bytes, with their length before them, to be read on their own. */
  public Input readPart() {
    int length = readCount(1);
    need(length);
    at += length;
    return new Input(this, at - length, at);
  }

  private void need(int count) {
    while (partsLeft && count > remaining()) {
      addPart();
    }
    if (count > remaining()) {
      throw new MalformedInput("the bytes end where " + count + " more are needed");
    }
  }

  private void addPart() {
    byte[] part = parts.next();
    partsLeft = part.length > 0;
    byte[] all = Arrays.copyOfRange(bytes, at, end + part.length);
    System.arraycopy(part, 0, all, remaining(), part.length);
    end = all.length;
    at = 0;
    bytes = all;
  }

  /** Whether nothing is left, here or in parts to come. */
  public boolean atEnd() {
    while (partsLeft && remaining() == 0) {
      addPart();
    }
    return remaining() == 0;
  }
}
