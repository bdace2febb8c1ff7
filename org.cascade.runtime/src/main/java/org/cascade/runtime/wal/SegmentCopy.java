package org.cascade.runtime.wal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.Disk.DiskFile;

/**
 * A segment that follows another one, record by record.
 *
 * <p>What arrives together becomes one frame, whatever frames it came in: each frame tells what was
 * synced before it, and that has to be true of this file.
 */
public final class SegmentCopy implements AutoCloseable {
  private static final String UNFINISHED = ".new";

  private final Path path;
  private final SegmentHeader header;
  private final DiskFile file;
  private long end;
  private long last;
  private boolean sealed;

  private SegmentCopy(Path path, SegmentHeader header, DiskFile file) {
    this.path = path;
    this.header = header;
    this.file = file;
    this.end = header.length();
    this.last = header.firstRecord() - 1;
  }

  /** Begins a segment with a header; its file is there as a whole or not at all. */
  public static SegmentCopy begin(LogDirectory place, byte[] headerBytes) throws IOException {
    SegmentHeader header = SegmentHeader.read(headerBytes);
    if (header == null) {
      throw new DataCorrupt("A segment of the log arrived without its beginning. Try again.");
    }
    Disk disk = place.disk();
    Path path = place.file(header.number());
    Path unfinished = path.resolveSibling(path.getFileName() + UNFINISHED);
    DiskFile file = disk.create(unfinished);
    boolean begun = false;
    try {
      file.write(0, headerBytes, headerBytes.length);
      file.sync();
      disk.move(unfinished, path);
      disk.syncDirectory(place.directory());
      begun = true;
      return new SegmentCopy(path, header, file);
    } finally {
      if (!begun) {
        file.close();
      }
    }
  }

  /** Goes on with a segment; what a crash left torn at its end is cut off. */
  public static SegmentCopy open(LogDirectory place, long number) throws IOException {
    SegmentScan scan = place.scan(number);
    var copy = new SegmentCopy(scan.file(), scan.header(), place.disk().open(scan.file()));
    copy.end = scan.end();
    copy.last = scan.last();
    copy.sealed = scan.sealed();
    boolean torn = scan.bytes().length > scan.end();
    if (torn) {
      copy.file.truncate(scan.end());
    }
    if (copy.sealed) {
      scan.sealAgain(copy.file);
    } else if (torn) {
      copy.file.sync();
    }
    return copy;
  }

  public SegmentHeader header() {
    return header;
  }

  /** The number of the last record. */
  public long last() {
    return last;
  }

  /** Adds the records of frames that are not there yet, durably. */
  public void append(SegmentTail.Frames frames) throws IOException {
    List<byte[]> records = newRecords(frames);
    if (records.isEmpty()) {
      return;
    }
    long next = last + records.size();
    write(next, records);
    file.sync();
    last = next;
  }

  private void write(long upTo, List<byte[]> records) throws IOException {
    byte[] frame = Frame.encode(header, upTo, last, records);
    file.write(end, frame, frame.length);
    end += frame.length;
  }

  private List<byte[]> newRecords(SegmentTail.Frames frames) {
    if (frames.before() > last) {
      throw arrivedDamaged();
    }
    List<byte[]> records = new ArrayList<>();
    long before = frames.before();
    byte[] bytes = frames.bytes();
    for (int at = 0; at < bytes.length; ) {
      Frame frame = Frame.at(header, bytes, at);
      if (frame == null || frame.last() <= before || sealed) {
        throw arrivedDamaged();
      }
      List<SegmentScan.Entry> entries = new ArrayList<>();
      SegmentScan.addRecords(path, bytes, frame, at, before, entries);
      for (SegmentScan.Entry entry : entries) {
        if (entry.number() > last) {
          records.add(Arrays.copyOfRange(bytes, entry.from(), entry.to()));
        }
      }
      before = frame.last();
      at = frame.to();
    }
    return records;
  }

  private DataCorrupt arrivedDamaged() {
    return new DataCorrupt(
        "What is to be added to `"
            + path
            + "` after commit "
            + last
            + " does not match its checksum. Check the directory it comes from with `cascade data"
            + " check`.");
  }

  /** Marks the end of the segment. */
  public void seal() throws IOException {
    if (!sealed) {
      write(last, List.of());
      file.sync();
      sealed = true;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
