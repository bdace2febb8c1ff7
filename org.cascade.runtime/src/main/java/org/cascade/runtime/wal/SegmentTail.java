package org.cascade.runtime.wal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.cascade.runtime.io.Disk.DiskFile;

/**
 * Reads the frames of a segment as they come, while another thread or process writes it.
 *
 * <p>The file is opened anew each time: it is replaced when its writer has crashed and starts
 * again, and goes when a checkpoint has taken its place.
 */
public final class SegmentTail {
  private final Path file;
  private final LogDirectory place;
  private final SegmentHeader header;
  private long at;
  private long last;
  private boolean ended;

  private SegmentTail(LogDirectory place, SegmentHeader header) {
    this.place = place;
    this.file = place.file(header.number());
    this.header = header;
    this.at = header.length();
    this.last = header.firstRecord() - 1;
  }

  /** Frames as they are in the file, and the number of the last record before them. */
  public record Frames(long before, byte[] bytes) {}

  public static SegmentTail open(LogDirectory place, long number) throws IOException {
    return new SegmentTail(place, place.header(number));
  }

  public SegmentHeader header() {
    return header;
  }

  /** The number of the last record read. */
  public long last() {
    return last;
  }

  /** Whether the end of the segment has been read. */
  public boolean ended() {
    return ended;
  }

  /**
   * The next frames that are there: about so many bytes or one frame, with no record above {@code
   * limit}, and without those that hold records up to {@code known} only.
   */
  public Optional<Frames> next(long known, long limit, int bytes) throws IOException {
    try (DiskFile open = place.disk().openToRead(file)) {
      while (!ended) {
        byte[] part = read(open, bytes);
        int from = 0;
        int to = 0;
        long before = last;
        Frame frame = Frame.at(header, part, 0);
        while (frame != null && !ended && frame.last() <= limit) {
          ended = frame.last() == last;
          to = ended ? to : frame.to();
          last = frame.last();
          if (last <= known) {
            from = to;
            before = last;
          }
          frame = Frame.at(header, part, frame.to());
        }
        at += to;
        if (to > from) {
          return Optional.of(new Frames(before, Arrays.copyOfRange(part, from, to)));
        }
        if (to == 0) {
          break;
        }
      }
      return Optional.empty();
    }
  }

  /** So many bytes, or more if the first frame is longer. */
  private byte[] read(DiskFile open, int bytes) throws IOException {
    byte[] part = open.read(at, bytes);
    long whole = Frame.length(part, 0);
    if (whole > part.length && whole <= open.size() - at) {
      return open.read(at, Math.toIntExact(whole));
    }
    return part;
  }
}
