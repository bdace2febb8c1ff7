package org.cascade.runtime.wal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.io.Disk.DiskFile;
import org.jspecify.annotations.Nullable;

/**
 * What is in a segment: its records, and where the part that can be trusted ends.
 *
 * <p>A frame tells which records had been synced when it was written. So bytes that make no sense
 * are the torn end of what a crash interrupted, unless a frame after them shows that something
 * there had been synced: then they are damage.
 *
 * @param last the number of the last record
 * @param end where the last frame ends
 * @param sealed whether that is the one that ends a segment
 */
public record SegmentScan(
    Path file,
    SegmentHeader header,
    byte[] bytes,
    List<Entry> entries,
    long last,
    int end,
    boolean sealed) {
  private static final byte[] ZEROS = new byte[1 << 12];

  /** A record, and where its frame starts and its bytes are. */
  public record Entry(long number, int frame, int from, int to) {}

  /** Reads a segment; throws {@link DataCorrupt} if a part of it that was synced is damaged. */
  public static SegmentScan of(Path file, byte[] bytes) {
    SegmentScan scan = prefix(file, bytes);
    if (!scan.sealed()) {
      refuseDamage(file, scan.header(), bytes, scan.end(), scan.last());
    }
    return scan;
  }

  /** Reads a segment that is perhaps being written, as far as it can be understood. */
  public static SegmentScan prefix(Path file, byte[] bytes) {
    SegmentHeader header = SegmentHeader.read(bytes);
    if (header == null) {
      throw corrupt(file, 0, "it does not start as a log does");
    }
    List<Entry> entries = new ArrayList<>();
    int at = header.length();
    long last = header.firstRecord() - 1;
    boolean sealed = false;
    while (!sealed) {
      Frame frame = Frame.at(header, bytes, at);
      if (frame == null) {
        break;
      }
      if (frame.last() < last) {
        throw corrupt(file, at, "record " + frame.last() + " comes after record " + last);
      }
      sealed = frame.last() == last;
      addRecords(file, bytes, frame, at, last, entries);
      last = frame.last();
      at = frame.to();
    }
    return new SegmentScan(file, header, bytes, List.copyOf(entries), last, at, sealed);
  }

  static void addRecords(
      Path file, byte[] bytes, Frame frame, int start, long before, List<Entry> entries) {
    long count = frame.last() - before;
    if (count == 1) {
      entries.add(new Entry(frame.last(), start, frame.from(), frame.to()));
      return;
    }
    try {
      var in = new Input(bytes, frame.from(), frame.to(), Frame::noReferences);
      for (long i = 1; i <= count; i++) {
        Input record = in.readPart();
        int from = record.position();
        entries.add(new Entry(before + i, start, from, from + record.remaining()));
      }
      if (in.remaining() > 0) {
        throw new MalformedInput("a record is missing");
      }
    } catch (MalformedInput malformed) {
      throw corrupt(file, start, String.valueOf(malformed.getMessage()));
    }
  }

  /** Whether a crash can have left this: then nothing after it was relied on by anybody. */
  private static void refuseDamage(
      Path file, SegmentHeader header, byte[] bytes, int bad, long last) {
    for (int at = firstInUse(bytes, bad + 1); at < bytes.length; at = firstInUse(bytes, at + 1)) {
      @Nullable Frame later = Frame.at(header, bytes, at);
      if (later != null && later.synced() > last) {
        throw corrupt(file, bad, "the record there does not match its checksum");
      }
    }
  }

  /** The first place from one on where a frame may start: not in the zeros of room not used. */
  private static int firstInUse(byte[] bytes, int from) {
    int at = from;
    while (at + ZEROS.length <= bytes.length
        && bytes[at] == 0
        && Arrays.equals(bytes, at, at + ZEROS.length, ZEROS, 0, ZEROS.length)) {
      at += ZEROS.length - Frame.CHECKSUM_BYTES; // zeros may be the checksum of a frame
    }
    return at;
  }

  /** The bytes of this segment, with a torn end cut off and its end marked. */
  public byte[] sealedBytes() {
    byte[] seal = seal();
    byte[] all = Arrays.copyOf(bytes, end + seal.length);
    System.arraycopy(seal, 0, all, end, seal.length);
    return all;
  }

  private byte[] seal() {
    return Frame.encode(header, last, last, List.of());
  }

  /**
   * Writes the mark of the end that is there once more, and syncs it: where its sync had failed, it
   * can be seen until the machine stops, and no longer.
   */
  void sealAgain(DiskFile file) throws IOException {
    byte[] seal = seal();
    file.write(end - seal.length, seal, seal.length);
    file.sync();
  }

  /** What to say of bytes that were not looked into when their file was. */
  public static DataCorrupt malformed(Path file, long offset, MalformedInput found) {
    return new DataCorrupt(
        "What was read from the data file "
            + file
            + " at byte "
            + offset
            + " has its right checksum and yet makes no sense: "
            + found.getMessage()
            + ". Restore the directory from a copy, and report this as a bug of Cascade.");
  }

  public static DataCorrupt corrupt(Path file, long offset, String what) {
    return new DataCorrupt(
        "The data file "
            + file
            + " is damaged at byte "
            + offset
            + ": "
            + what
            + ". Nothing was changed. Restore the directory from a copy.");
  }
}
