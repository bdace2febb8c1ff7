package org.cascade.runtime.wal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.DiskFailure;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.metrics.EngineMetrics;
import org.cascade.runtime.wal.Segment.Spare;
import org.jspecify.annotations.Nullable;

/**
 * A log being written. Records are appended in order, and are durable when awaited.
 *
 * <p>Whoever awaits first writes and syncs all that was appended so far, for all; the others wait
 * for it, and one of them goes on with what has come meanwhile. A write or sync that failed leaves
 * nobody knowing what is on the disk, so it is never tried again: the log takes no more records.
 *
 * <p>Room on the disk is had before a record is taken. So a full disk is told when nothing has
 * happened yet, and the log goes on once there is room again.
 */
public final class WriteAheadLog implements AutoCloseable {
  private static final int RESERVED_FOR_SEAL = Frame.OVERHEAD_BYTES;
  private static final int MOST_UNWRITTEN_BYTES = 1 << 24;
  private static final int LARGEST_RECORD_BYTES = 1 << 30;

  private final LogDirectory place;
  private final Io io;
  private final LogOptions options;
  private final byte[] catalog;
  private final EngineMetrics metrics;
  private final Begun begun;
  private final ArrayDeque<Step> pending = new ArrayDeque<>();
  private final List<Ended> ended;
  private final ArrayDeque<Spare> spares = new ArrayDeque<>();

  private long pendingBytes;
  private long appended;
  private long written;
  private long durable;
  private long writtenBytes;
  private long segmentNumber;
  private long spareNumber;
  private long room;

  /** The newest segment of which {@link Begun} could not be told. */
  private long untold;

  private int nextSize;
  private boolean flushing;
  private boolean flushPlanned;
  private boolean preparing;
  private boolean halfFull;
  private boolean closed;
  private @Nullable Segment segment;
  private @Nullable StorageFailed failure;

  /** Told of each new segment before a record in it is durable. */
  public interface Begun {
    void segment(long number) throws IOException;
  }

  /** What the next writer has to do, in order. */
  private sealed interface Step {
    record Add(long number, byte[] record) implements Step {}

    record Rotate(Spare spare) implements Step {}
  }

  /** A segment that is complete, and its last record. */
  public record Ended(long number, long last) {}

  /** Continues a log after these segments; {@code last} is the number of its last record. */
  public WriteAheadLog(
      LogDirectory place,
      Io io,
      LogOptions options,
      byte[] catalog,
      List<Ended> ended,
      long lastSegment,
      long last,
      EngineMetrics metrics,
      Begun begun) {
    this.place = place;
    this.io = io;
    this.options = options;
    this.catalog = catalog.clone();
    this.metrics = metrics;
    this.begun = begun;
    this.ended = new ArrayList<>(ended);
    this.segmentNumber = lastSegment;
    this.appended = last;
    this.written = last;
    this.durable = last;
    this.nextSize = options.firstSegmentBytes();
  }

  /** Throws why no more records are taken, if that is so. */
  public synchronized void checkUsable() {
    if (failure != null) {
      throw new StorageFailed(failure.message(), failure);
    }
    if (closed) {
      throw new OperationException.Unreachable(
          "The data in `" + place.directory() + "` has been closed.");
    }
  }

  /** Adds a record, without waiting; gives its number. If it throws, nothing has happened. */
  public synchronized long append(byte[] record) {
    checkUsable();
    if (record.length > LARGEST_RECORD_BYTES) {
      throw tooLarge(record.length);
    }
    int most = record.length + Frame.OVERHEAD_BYTES;
    if (room < most) {
      Spare spare = takeSpare(most + RESERVED_FOR_SEAL + headerBytes());
      pending.add(new Step.Rotate(spare));
      room = (long) spare.size() - RESERVED_FOR_SEAL - headerBytes();
    }
    room -= most;
    appended++;
    pending.add(new Step.Add(appended, record));
    pendingBytes += record.length;
    return appended;
  }

  private static OperationException tooLarge(long bytes) {
    return new OperationException.TooLarge(
        "A transaction writes "
            + bytes
            + " bytes, and at most "
            + LARGEST_RECORD_BYTES
            + " can be stored at once. Nothing of it is left. Divide it into smaller ones.");
  }

  private int headerBytes() {
    return catalog.length + 64;
  }

  private Spare takeSpare(int bytes) {
    awaitPrepared();
    Spare ready = spares.peek();
    if (ready != null && ready.size() >= bytes) {
      return spares.remove();
    }
    try {
      int size = Math.max(nextSize, bytes);
      grow();
      return allocate(++spareNumber, size);
    } catch (IOException refused) {
      nextSize = options.firstSegmentBytes();
      throw new StorageFailed(
          "There is no room for a commit in `"
              + place.directory()
              + "`: "
              + DiskFailure.reason(refused)
              + ". Nothing of it is left, and what was committed stays. Make room, and try again.",
          refused);
    }
  }

  private void grow() {
    nextSize = (int) Math.min(options.largestSegmentBytes(), 2L * nextSize);
  }

  private Spare allocate(long number, int bytes) throws IOException {
    Path path = place.spare(number);
    boolean done = false;
    try {
      Spare spare = Segment.allocate(place.disk(), path, bytes);
      done = true;
      return spare;
    } finally {
      if (!done && place.disk().exists(path)) {
        place.disk().delete(path); // half a spare file takes room that others may need
      }
    }
  }

  /** Returns when the record with this number, and all before it, are as safe as was asked for. */
  public void awaitAcknowledged(long number) {
    switch (options.durability()) {
      case SYNC -> awaitDurable(number);
      case INTERVAL -> {
        await(number, false);
        planFlush();
      }
      case MEMORY -> {
        if (unwrittenBytes() > MOST_UNWRITTEN_BYTES) {
          await(number, false);
        }
        planFlush();
      }
    }
  }

  private synchronized long unwrittenBytes() {
    checkUsable();
    return pendingBytes;
  }

  /** Returns when the record with this number, and all before it, survive a loss of power. */
  public void awaitDurable(long number) {
    await(number, true);
  }

  private void await(long number, boolean sync) {
    boolean interrupted = false;
    while (!isDone(number, sync)) {
      if (becomeWriter()) {
        write(sync);
      } else {
        interrupted |= waitForWriter(number, sync);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isDone(long number, boolean sync) {
    if ((sync ? durable : written) >= number) {
      return true;
    }
    checkUsable();
    return false;
  }

  private synchronized boolean becomeWriter() {
    if (flushing || failure != null) {
      return false;
    }
    flushing = true;
    return true;
  }

  /** Whether the thread was interrupted, which does not end the wait: the commit goes on anyway. */
  private synchronized boolean waitForWriter(long number, boolean sync) {
    try {
      while ((sync ? durable : written) < number && failure == null && flushing) {
        io.turns().await(this);
      }
      return false;
    } catch (InterruptedException again) {
      return true;
    }
  }

  /** Writes what is pending in the present segment, or goes on to the next one. */
  private void write(boolean sync) {
    boolean done = false;
    try {
      List<Step.Add> batch = nextBatch();
      if (batch.isEmpty()) {
        rotateIfDue();
      }
      writeBatch(batch, sync);
      done = true;
    } catch (IOException broken) {
      failed(DiskFailure.reason(broken), broken);
      done = true;
    } finally {
      if (!done) {
        failed("the runtime failed", new CascadeBugException("writing the log failed"));
      }
    }
    prepareSpare();
  }

  /** What is to be written into the present segment. */
  private synchronized List<Step.Add> nextBatch() {
    List<Step.Add> batch = new ArrayList<>();
    while (pending.peek() instanceof Step.Add add) {
      pending.remove();
      pendingBytes -= add.record().length;
      batch.add(add);
    }
    return batch;
  }

  private void writeBatch(List<Step.Add> batch, boolean sync) throws IOException {
    Segment current = segment;
    if (current == null) {
      finished(written, 0, sync);
      return;
    }
    int bytes = 0;
    long last = written;
    if (!batch.isEmpty()) {
      if (!place.disk().exists(place.file(current.number()))) {
        throw new IOException("the file " + place.file(current.number()) + " is gone");
      }
      last = batch.getLast().number();
      bytes = current.write(last, durable, batch.stream().map(Step.Add::record).toList());
      metrics.written(batch.size(), bytes);
    }
    if (sync) {
      long start = io.time().steadyNanos();
      current.sync();
      metrics.synced(io.time().steadyNanos() - start);
    }
    finished(last, bytes, sync);
  }

  private synchronized void finished(long last, int bytes, boolean synced) {
    Segment current = segment;
    halfFull = current != null && room < current.end();
    written = last;
    durable = synced ? last : durable;
    writtenBytes += bytes;
    flushing = false;
    io.turns().wake(this);
  }

  private synchronized void failed(String reason, Throwable cause) {
    failure =
        new StorageFailed(
            "The data in `"
                + place.directory()
                + "` cannot be written any more: "
                + reason
                + ". What was committed stays; start the program again once that is mended.",
            cause);
    flushing = false;
    io.turns().wake(this);
  }

  private void rotateIfDue() throws IOException {
    Step.Rotate next;
    synchronized (this) {
      if (!(pending.peek() instanceof Step.Rotate rotate)) {
        return;
      }
      pending.remove();
      next = rotate;
    }
    Segment before = segment;
    if (before != null) {
      before.sync();
      before.seal(written);
      ended(new Ended(before.number(), written));
    }
    long number = segmentNumber() + 1;
    long epoch = io.chance().below(Long.MAX_VALUE);
    var header = SegmentHeader.of(number, epoch, written + 1, catalog);
    segment = Segment.begin(place, next.spare(), header);
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

  private synchronized long segmentNumber() {
    return segmentNumber;
  }

  /** Only now may the segment before be let go: of two there is always one. */
  private synchronized void begun(long number) {
    segmentNumber = number;
  }

  private synchronized void ended(Ended segmentBefore) {
    durable = written;
    ended.add(segmentBefore);
  }

  /** Makes the next segment's file when the present one is half full, so that nobody waits. */
  private void prepareSpare() {
    long number;
    int size;
    synchronized (this) {
      if (!halfFull || preparing || closed || failure != null || !spares.isEmpty()) {
        return;
      }
      preparing = true;
      number = ++spareNumber;
      size = nextSize;
      grow();
    }
    io.workers().start("log", () -> addSpare(number, size));
  }

  private void addSpare(long number, int size) {
    Optional<Spare> made = Optional.empty();
    try {
      made = Optional.of(allocate(number, size));
    } catch (IOException noRoom) {
      // Whoever needs the room asks for it again, and is told then why it cannot be had.
      made = Optional.empty();
    } finally {
      prepared(made);
    }
  }

  private synchronized void prepared(Optional<Spare> made) {
    made.ifPresent(spares::add);
    preparing = false;
    io.turns().wake(this);
  }

  /** Has what was appended so far synced in a while, without anybody waiting for it. */
  private void planFlush() {
    synchronized (this) {
      if (flushPlanned || closed) {
        return;
      }
      flushPlanned = true;
    }
    io.workers().start("flush", this::flushAfterInterval);
  }

  private void flushAfterInterval() {
    io.time().pause(options.interval().toNanos());
    long last;
    synchronized (this) {
      flushPlanned = false;
      if (closed || failure != null) {
        return;
      }
      last = appended;
    }
    try {
      awaitDurable(last);
    } catch (StorageFailed told) {
      // Everybody who commits from now on is told.
      checkFailed();
    }
  }

  private synchronized void checkFailed() {
    if (failure == null) {
      throw new CascadeBugException("a log failed without a reason");
    }
  }

  /** The number of the last record that survives a loss of power. */
  public synchronized long durable() {
    return durable;
  }

  /** The last record that is as safe as was asked for; of a log that has failed it stays so. */
  public synchronized long acknowledged() {
    return switch (options.durability()) {
      case SYNC -> durable;
      case INTERVAL -> written;
      case MEMORY -> appended;
    };
  }

  /** The number of the last record. */
  public synchronized long appended() {
    return appended;
  }

  /** How many bytes of records were written in this run. */
  public synchronized long writtenBytes() {
    return writtenBytes;
  }

  /**
   * Deletes segments that hold no record after this one, but never the newest, by which it can be
   * told that none is missing.
   */
  public void dropUpTo(long number) throws IOException {
    for (Ended segmentBefore : droppable(number)) {
      place.disk().delete(place.file(segmentBefore.number()));
      forget(segmentBefore);
    }
  }

  private synchronized List<Ended> droppable(long number) {
    return ended.stream()
        .filter(each -> each.last() <= number && each.number() < segmentNumber)
        .toList();
  }

  private synchronized void forget(Ended dropped) {
    ended.remove(dropped);
  }

  /**
   * Writes all that is pending, and ends the log; what is appended afterwards is refused. Throws if
   * the log has failed: at some levels commits that were acknowledged may be lost by that.
   */
  @Override
  public void close() throws IOException {
    long last;
    synchronized (this) {
      if (closed) {
        return;
      }
      last = appended;
    }
    try {
      awaitDurable(last);
      checkUsable();
    } finally {
      synchronized (this) {
        closed = true;
        awaitPrepared();
      }
      endFiles(last);
    }
  }

  private synchronized void awaitPrepared() {
    boolean interrupted = false;
    while (preparing) {
      try {
        io.turns().await(this);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void endFiles(long last) throws IOException {
    if (failure != null) {
      return; // what is on the disk is not known, so nothing is said of it there
    }
    if (segment != null) {
      segment.seal(last);
    }
    if (untold > 0) {
      begun.segment(untold);
    }
    for (Spare spare : spares) {
      spare.file().close();
      Disk disk = place.disk();
      disk.delete(spare.path());
    }
  }
}
