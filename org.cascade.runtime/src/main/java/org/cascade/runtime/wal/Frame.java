package org.cascade.runtime.wal;

import java.util.List;
import java.util.zip.CRC32C;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.codec.Output;
import org.jspecify.annotations.Nullable;

/**
 * What one write adds to a segment: some records, or none at the segment's end.
 *
 * <p>A CRC-32C of all that follows and of the segment's epoch, which so need not be stored; the
 * length; the number of the last record, counted from the segment's first; how many up to there
 * were not synced before; the records, each with its length, which a single one has not.
 *
 * @param last the number of the last record up to here
 * @param synced the number of the last record that had been synced when this was written
 * @param from where the records start in the segment's bytes
 * @param to where they, and the frame, end
 */
record Frame(long last, long synced, int from, int to) {
  /** At most so many bytes besides a record's own, if it is alone in a frame. */
  static final int OVERHEAD_BYTES = 4 + 5 + 10 + 10 + 5;

  static final int CHECKSUM_BYTES = 4;
  private static final int LONGEST_LENGTH = 5;
  private static final int LONGEST_NUMBER = 10;
  private static final int SHORTEST_BODY = 2;

  /** The frame with these records, of which the last has this number. */
  static byte[] encode(SegmentHeader segment, long last, long synced, List<byte[]> records) {
    int size = 0;
    for (byte[] record : records) {
      size += record.length + LONGEST_LENGTH;
    }
    var body = new Output(size + 2 * LONGEST_NUMBER);
    body.writeUnsigned(last - segment.firstRecord() + 1);
    body.writeUnsigned(last - synced);
    for (byte[] record : records) {
      if (records.size() > 1) {
        body.writeUnsigned(record.length);
      }
      body.writeRaw(record);
    }
    CRC32C crc = begun(segment.epoch(), body.size());
    body.addTo(crc);
    var frame = new Output(CHECKSUM_BYTES + LONGEST_LENGTH + body.size());
    frame.writeFixedInt((int) crc.getValue());
    frame.writePart(body);
    return frame.toByteArray();
  }

  /** The frame that starts there, or null if there is none. */
  static @Nullable Frame at(SegmentHeader segment, byte[] bytes, int start) {
    int lengthAt = start + CHECKSUM_BYTES;
    if (lengthAt >= bytes.length || bytes[lengthAt] == 0) {
      return null;
    }
    try {
      var prefix = new Input(bytes, start, bytes.length, Frame::noReferences);
      int checksum = prefix.readFixedInt();
      long length = prefix.readUnsigned();
      int from = prefix.position();
      if (length < SHORTEST_BODY
          || length > bytes.length - from
          || checksum(segment.epoch(), bytes, from, (int) length) != checksum) {
        return null;
      }
      var body = new Input(bytes, from, from + (int) length, Frame::noReferences);
      long last = segment.firstRecord() - 1 + body.readUnsigned();
      long synced = last - body.readUnsigned();
      return new Frame(last, synced, body.position(), from + (int) length);
    } catch (MalformedInput noFrame) {
      return null;
    }
  }

  /** How many bytes a frame that starts there takes, by its own word; 0 if there is none. */
  static long length(byte[] bytes, int start) {
    int lengthAt = start + CHECKSUM_BYTES;
    if (lengthAt >= bytes.length || bytes[lengthAt] == 0) {
      return 0;
    }
    try {
      var prefix = new Input(bytes, lengthAt, bytes.length, Frame::noReferences);
      long body = prefix.readUnsigned();
      return Math.max(0, prefix.position() - start + body);
    } catch (MalformedInput cutOff) {
      return 0;
    }
  }

  static Object noReferences(long number) {
    throw new MalformedInput("a frame refers to space " + number);
  }

  /** Of the epoch and the length too, so that neither zeros nor what was here before is a frame. */
  private static int checksum(long epoch, byte[] bytes, int from, int length) {
    CRC32C crc = begun(epoch, length);
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  private static CRC32C begun(long epoch, int length) {
    byte[] start = new byte[Long.BYTES + Integer.BYTES];
    for (int i = 0; i < Long.BYTES; i++) {
      start[i] = (byte) (epoch >>> (Long.SIZE - Byte.SIZE * (i + 1)));
    }
    for (int i = 0; i < Integer.BYTES; i++) {
      start[Long.BYTES + i] = (byte) (length >>> (Integer.SIZE - Byte.SIZE * (i + 1)));
    }
    var crc = new CRC32C();
    crc.update(start, 0, start.length);
    return crc;
  }
}
