package org.cascade.runtime.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.Checksum;

/** Bytes being written: a buffer that grows. */
public final class Output {
  private static final int FIRST_BYTES = 64;

  private byte[] bytes;
  private int size;
  private final ValueTypes types;
  private final int spillAt;
  private final Consumer<byte[]> spill;

  /** For what is of no program: nothing in it is {@code Any}. */
  public Output() {
    this(ValueTypes.NONE);
  }

  /** With room for so many bytes, of no program either. */
  public Output(int bytes) {
    this();
    reserve(bytes);
  }

  /** For values of a program with these types. */
  public Output(ValueTypes types) {
    this(types, Integer.MAX_VALUE, part -> {});
  }

  /** Gives the bytes away part by part, each about this long; what is left at the end is here. */
  public Output(ValueTypes types, int partBytes, Consumer<byte[]> parts) {
    this.bytes = new byte[FIRST_BYTES];
    this.types = types;
    this.spillAt = partBytes;
    this.spill = parts;
  }

  ValueTypes types() {
    return types;
  }

  /** How many bytes there are here. */
  public int size() {
    return size;
  }

  /** Forgets what was written, so that something else can be. */
  public void clear() {
    size = 0;
  }

  /** All of another, with its length. */
  public void writePart(Output part) {
    writeUnsigned(part.size);
    writeRaw(part.bytes, part.size);
  }

  /** Has all of it counted in a checksum. */
  public void addTo(Checksum checksum) {
    checksum.update(bytes, 0, size);
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  public void writeByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  public void writeBool(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** Any number; those near zero are short. */
  public void writeLong(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  /** A length, a tag, or any other number that is rarely large and never negative. */
  public void writeUnsigned(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      writeByte((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    writeByte((int) rest);
  }

  /** Four bytes, highest first. */
  public void writeFixedInt(int value) {
    reserve(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /** Eight bytes, highest first. */
  public void writeFixedLong(long value) {
    writeFixedInt((int) (value >>> 32));
    writeFixedInt((int) value);
  }

  public void writeReal(double value) {
    writeFixedLong(Double.doubleToRawLongBits(value));
  }

  /** UTF-8, with its length; a lone surrogate is kept as it is. */
  public void writeString(String value) {
    if (!isAscii(value)) {
      writeOther(value);
      return;
    }
    int length = value.length();
    writeUnsigned((long) length << 1);
    reserve(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) value.charAt(i);
    }
  }

  private static boolean isAscii(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private void writeOther(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    if (new String(utf8, StandardCharsets.UTF_8).equals(value)) {
      writeUnsigned((long) utf8.length << 1);
      writeRaw(utf8);
      return;
    }
    writeUnsigned(((long) value.length() << 1) | 1);
    for (int i = 0; i < value.length(); i++) {
      writeByte(value.charAt(i) >>> 8);
      writeByte(value.charAt(i));
    }
  }

  /** Bytes with their length. */
  public void writeBytes(byte[] value) {
    writeUnsigned(value.length);
    writeRaw(value);
  }

  /** Bytes as they are. */
  public void writeRaw(byte[] value) {
    writeRaw(value, value.length);
  }

  private void writeRaw(byte[] value, int length) {
    reserve(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
  }

  private void reserve(int more) {
    if (size >= spillAt) {
      spill.accept(toByteArray());
      size = 0;
    }
    if (bytes.length - size < more) {
      int wanted = Math.addExact(size, more);
      bytes = Arrays.copyOf(bytes, Math.max(wanted, (int) Math.min(2L * bytes.length, 1 << 30)));
    }
  }
}
