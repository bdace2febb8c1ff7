package org.cascade.runtime.wal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.jspecify.annotations.Nullable;

/**
 * What is in a log file: its records, and where the part that can be trusted ends.
 *
 * <p>A frame tells how many bytes of the file had been synced when it was written. So bytes that
 * make no sense are the torn end of what a crash interrupted, unless a frame after them shows that
 * they had been synced: then they are damage.
 */
public record LogScan(byte[] bytes, List<Entry> entries, int validLength) {
  static final byte[] HEADER = "CASLOG1\n".getBytes(StandardCharsets.US_ASCII);

  /** A record: where its frame starts in the file, and where its bytes are. */
  public record Entry(int offset, int from, int to) {}

  /** Reads a whole log; throws {@link DataCorrupt} if a part of it that was synced is damaged. */
  public static LogScan of(Path file, byte[] bytes) {
    if (bytes.length < HEADER.length && startsLikeHeader(bytes)) {
      return new LogScan(bytes, List.of(), 0);
    }
    if (!startsLikeHeader(bytes)) {
      throw corrupt(file, 0, "it does not start as a log does");
    }
    List<Entry> entries = new ArrayList<>();
    int at = HEADER.length;
    long sequence = 1;
    while (at < bytes.length) {
      Frame frame = Frame.at(bytes, at);
      if (frame == null) {
        refuseDamage(file, bytes, at);
        break;
      }
      if (frame.sequence() != sequence) {
        throw corrupt(file, at, "record " + sequence + " is missing before " + frame.sequence());
      }
      entries.add(new Entry(at, frame.from(), frame.to()));
      sequence++;
      at = frame.to();
    }
    return new LogScan(bytes, List.copyOf(entries), at);
  }

  private static boolean startsLikeHeader(byte[] bytes) {
    int length = Math.min(bytes.length, HEADER.length);
    return Arrays.equals(bytes, 0, length, HEADER, 0, length);
  }

  /** Whether a crash can have left this: then nothing after it was relied on by anybody. */
  private static void refuseDamage(Path file, byte[] bytes, int bad) {
    for (int at = bad + 1; at < bytes.length; at++) {
      @Nullable Frame later = Frame.at(bytes, at);
      if (later != null && later.syncedBytes() > bad) {
        throw corrupt(file, bad, "the record there does not match its checksum");
      }
    }
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
