package org.cascade.runtime.wal;

import java.util.zip.CRC32C;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.codec.Output;
import org.jspecify.annotations.Nullable;

/**
 * One record in its envelope: two fixed bytes, the length and CRC-32C of what follows, the record's
 * sequence number, how many bytes of the file were synced before, the record.
 *
 * @param from where the record starts in the file's bytes
 * @param to where it, and the frame, ends
 */
record Frame(long sequence, long syncedBytes, int from, int to) {
  private static final int MAGIC_HIGH = 0xca;
  private static final int MAGIC_LOW = 0x5c;
  private static final int PREFIX_BYTES = 10;

  static byte[] encode(long sequence, long syncedBytes, byte[] record) {
    var body = new Output();
    body.writeUnsigned(sequence);
    body.writeUnsigned(syncedBytes);
    body.writeRaw(record);
    byte[] bytes = body.toByteArray();
    var frame = new Output();
    frame.writeByte(MAGIC_HIGH);
    frame.writeByte(MAGIC_LOW);
    frame.writeFixedInt(bytes.length);
    frame.writeFixedInt(checksum(bytes, 0, bytes.length));
    frame.writeRaw(bytes);
    return frame.toByteArray();
  }

  /** The frame that starts there, or null if there is none. */
  static @Nullable Frame at(byte[] bytes, int start) {
    if (bytes.length - start < PREFIX_BYTES
        || (bytes[start] & 0xff) != MAGIC_HIGH
        || (bytes[start + 1] & 0xff) != MAGIC_LOW) {
      return null;
    }
    var prefix = new Input(bytes, start + 2, start + PREFIX_BYTES, Frame::noReferences);
    int length = prefix.readFixedInt();
    int checksum = prefix.readFixedInt();
    int from = start + PREFIX_BYTES;
    if (length <= 0 || length > bytes.length - from || checksum(bytes, from, length) != checksum) {
      return null;
    }
    var body = new Input(bytes, from, from + length, Frame::noReferences);
    long sequence = body.readUnsigned();
    long syncedBytes = body.readUnsigned();
    return new Frame(sequence, syncedBytes, body.position(), from + length);
  }

  private static Object noReferences(long number) {
    throw new MalformedInput("a frame refers to space " + number);
  }

  /** Of the length too, so that a run of zeros is no frame. */
  private static int checksum(byte[] bytes, int from, int length) {
    var crc = new CRC32C();
    for (int shift = 24; shift >= 0; shift -= 8) {
      crc.update(length >>> shift);
    }
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
