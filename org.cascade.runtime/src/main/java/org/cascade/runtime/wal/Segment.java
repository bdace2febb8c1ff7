package org.cascade.runtime.wal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.Disk.DiskFile;

/** The segment that is being written, by one thread at a time. */
final class Segment {
  private static final int ZEROS = 1 << 20;

  private final SegmentHeader header;
  private final DiskFile file;
  private long end;

  private Segment(SegmentHeader header, DiskFile file) {
    this.header = header;
    this.file = file;
    this.end = header.length();
  }

  /** A file of zeros to become a segment: what is written there later needs no new room. */
  record Spare(Path path, DiskFile file, int size) {}

  static Spare allocate(Disk disk, Path path, int size) throws IOException {
    DiskFile file = disk.create(path);
    boolean done = false;
    try {
      byte[] zeros = new byte[Math.min(size, ZEROS)];
      for (int at = 0; at < size; at += zeros.length) {
        file.write(at, zeros, Math.min(zeros.length, size - at));
      }
      file.sync();
      done = true;
      return new Spare(path, file, size);
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  /** Makes a segment of a spare file; its name is given once its header is durable. */
  static Segment begin(LogDirectory place, Spare spare, SegmentHeader header) throws IOException {
    byte[] bytes = header.encode();
    spare.file().write(0, bytes, bytes.length);
    spare.file().sync();
    place.disk().move(spare.path(), place.file(header.number()));
    place.disk().syncDirectory(place.directory());
    return new Segment(header, spare.file());
  }

  /** Has single records written one by one without calls of the system, where that can be had. */
  static Segment beginForSmallWrites(LogDirectory place, Spare spare, SegmentHeader header)
      throws IOException {
    spare.file().expectSmallWrites(spare.size());
    return begin(place, spare, header);
  }

  long number() {
    return header.number();
  }

  long end() {
    return end;
  }

  /** Writes a frame; gives its length. */
  int write(long last, long synced, List<byte[]> records) throws IOException {
    byte[] frame = Frame.encode(header, last, synced, records);
    file.write(end, frame, frame.length);
    end += frame.length;
    return frame.length;
  }

  void sync() throws IOException {
    file.sync();
  }

  /** Ends the segment, all of which is synced, and gives back the room it has not used. */
  void seal(long last) throws IOException {
    write(last, last, List.of());
    file.truncate(end);
    file.sync();
    file.close();
  }
}
