package org.cascade.runtime.wal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.io.Disk;

/** The segments of a log, each a file: which there are, what is in them, which may go. */
public record LogDirectory(Disk disk, Path directory) {
  private static final String PREFIX = "log-";
  private static final String SPARE = "spare-";

  /** What a crash leaves of a file that was to take another's place. */
  private static final String UNFINISHED = ".new";

  private static final int DIGITS = 8;

  /** Most headers are shorter. */
  private static final int HEADER_BYTES = 1 << 16;

  /** Whether a file of that name is the log's. */
  public static boolean owns(String name) {
    return name.startsWith(PREFIX) || name.startsWith(SPARE);
  }

  static String name(long number) {
    return PREFIX + String.format("%0" + DIGITS + "d", number);
  }

  public Path file(long number) {
    return directory.resolve(name(number));
  }

  Path spare(long number) {
    return directory.resolve(SPARE + number);
  }

  /** The numbers of the segments there are, in order. */
  public List<Long> numbers() throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (String name : disk.list(directory)) {
      if (name.startsWith(PREFIX) && !name.endsWith(UNFINISHED)) {
        numbers.add(number(name));
      }
    }
    return numbers.stream().sorted().toList();
  }

  private long number(String name) {
    try {
      return Long.parseLong(name.substring(PREFIX.length()));
    } catch (NumberFormatException other) {
      throw new DataCorrupt(
          "`"
              + directory.resolve(name)
              + "` is not a file of the log, whose files have names such as `"
              + name(1)
              + "`. Nothing was changed. Move it elsewhere.");
    }
  }

  /** The header of a segment, whose records are not looked at. */
  public SegmentHeader header(long number) throws IOException {
    Path path = file(number);
    try (Disk.DiskFile file = disk.openToRead(path)) {
      SegmentHeader header = SegmentHeader.read(file.read(0, HEADER_BYTES));
      return header == null ? scan(number).header() : header;
    }
  }

  /** Reads a segment; throws if it is damaged. */
  public SegmentScan scan(long number) throws IOException {
    Path file = file(number);
    SegmentScan scan = SegmentScan.of(file, disk.read(file));
    if (scan.header().number() != number) {
      throw SegmentScan.corrupt(file, 0, "it is segment " + scan.header().number());
    }
    return scan;
  }

  /** Marks the end of the newest segment, durably, and cuts off what a crash left torn there. */
  public void seal(SegmentScan newest) throws IOException {
    if (!newest.sealed()) {
      disk.replace(newest.file(), newest.sealedBytes());
      return;
    }
    try (Disk.DiskFile file = disk.open(newest.file())) {
      newest.sealAgain(file);
    }
  }

  /** Deletes what an earlier run has left: files not used or not finished, and old segments. */
  public void clean(long firstNeeded) throws IOException {
    for (String name : disk.list(directory)) {
      boolean unfinished = name.startsWith(PREFIX) && name.endsWith(UNFINISHED);
      if (name.startsWith(SPARE) || unfinished) {
        disk.delete(directory.resolve(name));
      }
    }
    for (long number : numbers()) {
      if (number < firstNeeded) {
        disk.delete(file(number));
      }
    }
  }
}
