package org.cascade.runtime.wal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.metrics.EngineMetrics;
import org.cascade.runtime.wal.Segment.Spare;
import org.cascade.runtime.wal.WriteAheadLog.Begun;
import org.cascade.runtime.wal.WriteAheadLog.Ended;
import org.jspecify.annotations.Nullable;

/** The segments of a log as they are written, by one thread at a time. */
final class LogTail {
  /** How often it is looked whether the file is still there; each time costs a call. */
  private static final long LOOK_NANOS = 10_000_000;

  private final LogDirectory place;
  private final Durability durability;
  private final Io io;
  private final byte[] catalog;
  private final EngineMetrics metrics;
  private final Begun begun;

  /** Guarded by this object's monitor, as is the next field; the others are the writer's own. */
  private final List<Ended> ended;

  private long lastNumber;
  private @Nullable Segment segment;
  private long lookedNanos;

  /** The newest segment of which {@link Begun} could not be told; 0 if there is none. */
  private long untold;

  LogTail(
      LogDirectory place,
      Durability durability,
      Io io,
      byte[] catalog,
      List<Ended> ended,
      long lastNumber,
      EngineMetrics metrics,
      Begun begun) {
    this.place = place;
    this.durability = durability;
    this.io = io;
    this.catalog = catalog.clone();
    this.ended = new ArrayList<>(ended);
    this.lastNumber = lastNumber;
    this.metrics = metrics;
    this.begun = begun;
  }

  /** Writes records, of which the last has this number; gives how many bytes that took. */
  int write(long last, long durable, List<byte[]> records) throws IOException {
    Segment current = segment;
    if (current == null || records.isEmpty()) {
      return 0;
    }
    lookForFile(current);
    int bytes = current.write(last, durable, records);
    metrics.written(records.size(), bytes);
    return bytes;
  }

  /** What is written into a file that was deleted is lost, and the system does not say so. */
  private void lookForFile(Segment current) throws IOException {
    long now = io.time().steadyNanos();
    if (now - lookedNanos >= LOOK_NANOS) {
      lookedNanos = now;
      if (!place.disk().exists(place.file(current.number()))) {
        throw new IOException("the file " + place.file(current.number()) + " is gone");
      }
    }
  }

  /** Gives how long it took. */
  long sync() throws IOException {
    if (segment == null) {
      return 0;
    }
    long start = io.time().steadyNanos();
    segment.sync();
    long nanos = io.time().steadyNanos() - start;
    metrics.synced(nanos);
    return nanos;
  }

  /** Ends the present segment, whose last record this is, and begins another. */
  void rotate(Spare next, long last) throws IOException {
    if (segment != null) {
      segment.sync();
      segment.seal(last);
      ended(new Ended(segment.number(), last));
    }
    long number = lastNumber() + 1;
    long epoch = io.chance().below(Long.MAX_VALUE);
    SegmentHeader header = SegmentHeader.of(number, epoch, last + 1, catalog);
    segment =
        durability == Durability.INTERVAL
            ? Segment.beginForSmallWrites(place, next, header)
            : Segment.begin(place, next, header);
    lookedNanos = io.time().steadyNanos();
    begun(number);
    tell(number);
  }

  /** It is only for files that vanish, so it may fail; the next segment is told of again. */
  private void tell(long number) {
    try {
      begun.segment(number);
    } catch (IOException noRoom) {
      untold = number;
    }
  }

  private synchronized void ended(Ended before) {
    ended.add(before);
  }

  private synchronized long lastNumber() {
    return lastNumber;
  }

  /** Only now may the segment before be let go: of two there is always one. */
  private synchronized void begun(long number) {
    lastNumber = number;
  }

  /** Deletes segments that hold no record after this one, but never the newest. */
  void dropUpTo(long number) throws IOException {
    for (Ended before : droppable(number)) {
      place.disk().delete(place.file(before.number()));
      forget(before);
    }
  }

  private synchronized List<Ended> droppable(long number) {
    return ended.stream()
        .filter(each -> each.last() <= number && each.number() < lastNumber)
        .toList();
  }

  private synchronized void forget(Ended dropped) {
    ended.remove(dropped);
  }

  /** Ends the present segment, all of which is synced, for good. */
  void close(long last) throws IOException {
    if (segment != null) {
      segment.seal(last);
    }
    if (untold > 0) {
      begun.segment(untold);
    }
  }
}
