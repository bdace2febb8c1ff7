package org.cascade.runtime.wal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.codec.Output;
import org.jspecify.annotations.Nullable;

/**
 * How a segment begins. It is synced before the segment gets its name, so a segment without one is
 * damaged.
 *
 * @param number of the segment, as in its name; none has two in the life of a directory
 * @param epoch a number by chance, which its frames are known by
 * @param firstRecord the number of the first record it can hold
 * @param catalog what the records mean: the log's own affair it is not
 * @param length how many bytes the header takes
 */
public record SegmentHeader(long number, long epoch, long firstRecord, byte[] catalog, int length) {
  private static final byte[] MAGIC = "CASLOG2\n".getBytes(StandardCharsets.US_ASCII);

  static SegmentHeader of(long number, long epoch, long firstRecord, byte[] catalog) {
    int length = new SegmentHeader(number, epoch, firstRecord, catalog, 0).encode().length;
    return new SegmentHeader(number, epoch, firstRecord, catalog, length);
  }

  /** The bytes it is stored as. */
  public byte[] encode() {
    var body = new Output();
    body.writeUnsigned(number);
    body.writeFixedLong(epoch);
    body.writeUnsigned(firstRecord);
    body.writeBytes(catalog);
    byte[] bytes = body.toByteArray();
    var all = new Output();
    all.writeRaw(MAGIC);
    all.writeFixedInt(checksum(bytes, 0, bytes.length));
    all.writeBytes(bytes);
    return all.toByteArray();
  }

  /** The header at the start of a segment, or null if there is none. */
  static @Nullable SegmentHeader read(byte[] bytes) {
    if (bytes.length < MAGIC.length
        || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return null;
    }
    try {
      var in = new Input(bytes, MAGIC.length, bytes.length, Frame::noReferences);
      int checksum = in.readFixedInt();
      Input body = in.readPart();
      int length = body.position() + body.remaining();
      if (checksum(bytes, body.position(), body.remaining()) != checksum) {
        return null;
      }
      return new SegmentHeader(
          body.readUnsigned(), body.readFixedLong(), body.readUnsigned(), body.readBytes(), length);
    } catch (MalformedInput damaged) {
      return null;
    }
  }

  private static int checksum(byte[] bytes, int from, int length) {
    var crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
