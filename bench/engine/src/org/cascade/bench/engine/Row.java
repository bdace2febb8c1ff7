package org.cascade.bench.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The record that the other stores keep: the fields of {@code User} in engine.cascade. */
record Row(long id, String name, String email, Instant createdAt) {
  private static final long FIRST_SECOND = 1_600_000_000L;
  private static final int SPREAD_SECONDS = 1_000_000;

  /** One in a hundred rows is from then on. */
  static final Instant CUT = Instant.ofEpochSecond(FIRST_SECOND + SPREAD_SECONDS / 100 * 99);

  /** The row of a key, always the same. */
  static Row of(long id) {
    return new Row(id, name(id), email(id), createdAt(id));
  }

  static String name(long id) {
    return "user-" + Integer.toHexString((int) mixed(id));
  }

  static String email(long id) {
    return "u" + id + "@example.com";
  }

  static Instant createdAt(long id) {
    long bits = mixed(id);
    long second = FIRST_SECOND + Long.remainderUnsigned(bits, SPREAD_SECONDS);
    return Instant.ofEpochSecond(second, (bits >>> 40) & 0xf_ffff);
  }

  /** A time that differs from one write to the next: some stores skip a write of equal bytes. */
  static Instant touchedAt(long id, int turn) {
    return Instant.ofEpochSecond(createdAt(id).getEpochSecond(), turn & 0x3fff_ffff);
  }

  Row touched(Instant at) {
    return new Row(id, name, email, at);
  }

  byte[] bytes() {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    byte[] emailBytes = email.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(22 + nameBytes.length + emailBytes.length).order(ByteOrder.BIG_ENDIAN);
    out.putLong(id).put((byte) nameBytes.length).put(nameBytes);
    out.put((byte) emailBytes.length).put(emailBytes);
    return out.putLong(createdAt.getEpochSecond()).putInt(createdAt.getNano()).array();
  }

  static Row from(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
    long id = in.getLong();
    String name = text(in);
    String email = text(in);
    return new Row(id, name, email, Instant.ofEpochSecond(in.getLong(), in.getInt()));
  }

  private static String text(ByteBuffer in) {
    int length = in.get();
    String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    return text;
  }

  /** Keys in bytes, in their order. */
  static byte[] key(long id) {
    byte[] key = new byte[8];
    ByteBuffer.wrap(key).putLong(id);
    return key;
  }

  static boolean isRecent(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes, bytes.length - 12, 12);
    Instant at = Instant.ofEpochSecond(in.getLong(), in.getInt());
    return !at.isBefore(CUT);
  }

  private static long mixed(long id) {
    long bits = id * 2654435761L;
    bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return bits ^ (bits >>> 33);
  }

}
