package org.cascade.runtime.wal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.DiskFailure;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.wal.Segment.Spare;
import org.jspecify.annotations.Nullable;

/**
 * Files to become segments. The next one is made beforehand, beside the program, so that nobody
 * waits for it; each is twice as large as the one before.
 */
final class Spares {
  private final LogDirectory place;
  private final Io io;
  private final LogOptions options;
  private @Nullable Spare ready;
  private boolean preparing;
  private boolean closed;
  private long lastNumber;
  private int nextSize;

  Spares(LogDirectory place, Io io, LogOptions options) {
    this.place = place;
    this.io = io;
    this.options = options;
    this.nextSize = options.firstSegmentBytes();
  }

  /** What is to be made: a file of that size. */
  private record Order(long number, int size) {}

  /** A file with room for so many bytes. Throws if there is no room; then nothing has happened. */
  Spare take(int bytes) {
    Spare prepared = takeReady(bytes);
    if (prepared != null) {
      return prepared;
    }
    try {
      return allocate(order(bytes));
    } catch (IOException refused) {
      beginSmall();
      throw new StorageFailed(
          "There is no room for a commit in `"
              + place.directory()
              + "`: "
              + DiskFailure.reason(refused)
              + ". Nothing of it is left, and what was committed stays. Make room, and try again.",
          refused);
    }
  }

  private synchronized @Nullable Spare takeReady(int bytes) {
    io.turns().awaitUntil(this, () -> !preparing);
    Spare prepared = ready;
    if (prepared == null || prepared.size() < bytes) {
      return null;
    }
    ready = null;
    return prepared;
  }

  private synchronized Order order(int least) {
    int size = Math.max(nextSize, least);
    nextSize = (int) Math.min(options.largestSegmentBytes(), 2L * nextSize);
    return new Order(++lastNumber, size);
  }

  private synchronized void beginSmall() {
    nextSize = options.firstSegmentBytes();
  }

  /** Has the next file made, unless there is one. */
  void prepare() {
    Order order;
    synchronized (this) {
      if (preparing || closed || ready != null) {
        return;
      }
      preparing = true;
      order = order(0);
    }
    io.workers().start("log", () -> prepare(order));
  }

  private void prepare(Order order) {
    Optional<Spare> made = Optional.empty();
    try {
      made = Optional.of(allocate(order));
    } catch (IOException noRoom) {
      // Whoever needs the room asks for it again, and is told then why it cannot be had.
      made = Optional.empty();
    } finally {
      prepared(made);
    }
  }

  private synchronized void prepared(Optional<Spare> made) {
    ready = made.orElse(null);
    preparing = false;
    io.turns().wake(this);
  }

  private Spare allocate(Order order) throws IOException {
    Path path = place.spare(order.number());
    boolean done = false;
    try {
      Spare spare = Segment.allocate(place.disk(), path, order.size());
      done = true;
      return spare;
    } finally {
      if (!done && place.disk().exists(path)) {
        place.disk().delete(path); // half a spare file takes room that others may need
      }
    }
  }

  /** Returns when no file is being made, and none will be. */
  synchronized void end() {
    closed = true;
    io.turns().awaitUntil(this, () -> !preparing);
  }

  /** Deletes what was not used. */
  synchronized void delete() throws IOException {
    if (ready != null) {
      ready.file().close();
      Disk disk = place.disk();
      disk.delete(ready.path());
    }
  }
}
