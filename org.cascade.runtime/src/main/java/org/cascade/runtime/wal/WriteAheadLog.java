package org.cascade.runtime.wal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.DiskFailure;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.metrics.EngineMetrics;
import org.cascade.runtime.wal.Segment.Spare;
import org.jspecify.annotations.Nullable;

/**
 * A log being written. Records are appended in order, and are durable when awaited.
 *
 * <p>Whoever awaits first writes and syncs all that was appended so far, for all. Then it wakes one
 * of those who came meanwhile, to go on with what they brought; and then those who have what they
 * waited for. A write or sync that failed leaves nobody knowing what is on the disk, so it is never
 * tried again: the log takes no more records.
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
  private final int headerBytes;
  private final Spares spares;
  private final LogTail tail;

  /** Held while a record is added, which may take a file. */
  private final Lock adding;

  /** What is left of the segment that records are added for; guarded by {@link #adding}. */
  private long room;

  private long roomAtFirst;

  // Guarded by this object's monitor, as is what they hold; but only the writer changes what is
  // written and durable.
  private final Pending pending = new Pending();
  private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
  private long appended;
  private long written;
  private long durable;
  private long writtenBytes;
  private final Gathering gathering = new Gathering();
  private boolean writing;

  /** Whether one of those who wait is to write soon, and nobody does now. */
  private boolean gathers;

  private volatile Runnable synced = () -> {};
  private boolean halfFull;
  private boolean flushPlanned;
  private boolean closed;
  private @Nullable StorageFailed failure;

  /** Told of each new segment before a record in it is durable. */
  public interface Begun {
    void segment(long number) throws IOException;
  }

  /** A segment that is complete, and its last record. */
  public record Ended(long number, long last) {}

  /** What is to be written at once, after what was there before; in the next segment, if given. */
  private record Batch(Optional<Spare> next, List<byte[]> records, long before, long durable) {
    long last() {
      return before + records.size();
    }
  }

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
    this.headerBytes = catalog.length + 64;
    this.spares = new Spares(place, io, options);
    this.tail =
        new LogTail(place, options.durability(), io, catalog, ended, lastSegment, metrics, begun);
    this.adding = io.turns().newLock();
    this.appended = last;
    this.written = last;
    this.durable = last;
  }

  /** Throws why no more records are taken, if that is so. */
  public synchronized void checkUsable() {
    checkWritten();
    if (closed) {
      throw new OperationException.Unreachable(
          "The data in `" + place.directory() + "` has been closed.");
    }
  }

  // Adding

  /**
   * Adds a record, without waiting for the disk where there is room; gives its number. If it
   * throws, nothing has happened.
   */
  public long append(byte[] record) {
    if (record.length > LARGEST_RECORD_BYTES) {
      throw tooLarge(record.length);
    }
    adding.lock();
    try {
      checkUsable();
      int most = record.length + Frame.OVERHEAD_BYTES;
      Optional<Spare> next = room < most ? Optional.of(makeRoom(most)) : Optional.empty();
      room -= most;
      return add(next, record, 2 * room < roomAtFirst);
    } finally {
      adding.unlock();
    }
  }

  private static OperationException tooLarge(long bytes) {
    return new OperationException.TooLarge(
        "A transaction writes "
            + bytes
            + " bytes, and at most "
            + LARGEST_RECORD_BYTES
            + " can be stored at once. Nothing of it is left. Divide it into smaller ones.");
  }

  private Spare makeRoom(int bytes) {
    int besides = RESERVED_FOR_SEAL + headerBytes;
    Spare next = spares.take(bytes + besides);
    room = (long) next.size() - besides;
    roomAtFirst = room;
    return next;
  }

  private synchronized long add(Optional<Spare> next, byte[] record, boolean nowHalfFull) {
    next.ifPresent(pending::rotate);
    pending.add(record);
    halfFull = nowHalfFull;
    return ++appended;
  }

  // Awaiting

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
    checkWritten();
    return pending.bytes();
  }

  /** Returns when the record with this number, and all before it, survive a loss of power. */
  public void awaitDurable(long number) {
    await(number, true);
  }

  private void await(long number, boolean sync) {
    if (isSafe(number, sync)) {
      return;
    }
    Waiter me = new Waiter(number, sync, io);
    enter(me);
    boolean ended = false;
    try {
      awaitWriter(me);
      while (me.writes) {
        write(me).forEach(Waiter::wake);
      }
      ended = true;
    } finally {
      if (!ended) {
        leave(me).forEach(Waiter::wake);
      }
      me.end();
    }
    checkWritten();
    prepareSpare();
  }

  /** Throws why it never will be, if that is so. */
  private synchronized boolean isSafe(long number, boolean sync) {
    if ((sync ? durable : written) >= number) {
      return true;
    }
    checkWritten();
    return false;
  }

  private synchronized void checkWritten() {
    if (failure != null) {
      throw new StorageFailed(failure.message(), failure);
    }
  }

  private synchronized void enter(Waiter me) {
    waiters.add(me);
    if (!writing && !gathers) {
      writeOrGather(me);
    } else if (!writing && waiters.size() >= gathering.expected()) {
      gathering.succeeded();
      beginWriting(me);
    }
    if (!me.writes) {
      me.prepareToWait();
    }
  }

  /** Has somebody write who waits; or wait for others for a while, and write then. */
  private void writeOrGather(Waiter first) {
    long nanos = first.sync() ? gathering.nanos(waiters.size()) : 0;
    gathers = nanos > 0;
    if (gathers) {
      first.writesAt = io.time().steadyNanos() + nanos;
    } else {
      beginWriting(first);
    }
  }

  private void beginWriting(Waiter me) {
    waiters.remove(me);
    gathers = false;
    writing = true;
    me.writes = true;
  }

  /** Returns when a record is safe, or never will be, or the waiter itself is to write. */
  private void awaitWriter(Waiter me) {
    long nanos = nanosToWait(me);
    while (nanos >= 0) {
      me.await(nanos);
      nanos = nanosToWait(me);
    }
  }

  /** For how long to wait before looking again, 0 if until woken; below 0 if no longer. */
  private synchronized long nanosToWait(Waiter me) {
    if (me.writes || me.isSafe(written, durable) || failure != null) {
      return -1;
    }
    if (!gathers || me.writesAt == 0) {
      return 0;
    }
    long left = me.writesAt - io.time().steadyNanos();
    if (left > 0) {
      return left;
    }
    gathering.failed();
    beginWriting(me);
    return -1;
  }

  /** For a thread that fails while it waits, which others must not notice; gives whom to wake. */
  private synchronized Collection<Waiter> leave(Waiter me) {
    waiters.remove(me);
    return me.writes || (me.writesAt > 0 && gathers) ? handOver(me) : List.of();
  }

  /** Has the first of those who wait go on writing, if there is one. */
  private List<Waiter> handOver(Waiter me) {
    me.writes = false;
    writing = false;
    gathers = false;
    Waiter next = waiters.peek();
    if (next == null) {
      return List.of();
    }
    writeOrGather(next);
    return List.of(next);
  }

  // Writing, by one thread at a time

  /** Writes what is pending for one segment; gives whom to wake. */
  private Collection<Waiter> write(Waiter me) {
    Collection<Waiter> awake = List.of();
    boolean done = false;
    try {
      Batch batch = nextBatch();
      if (batch.next().isPresent()) {
        tail.rotate(batch.next().get(), batch.before());
      }
      int bytes = tail.write(batch.last(), batch.durable(), batch.records());
      long syncNanos = me.sync() ? tail.sync() : 0;
      awake = finished(me, batch, bytes, syncNanos);
      if (me.sync()) {
        synced.run();
      }
      done = true;
    } catch (IOException broken) {
      awake = failed(me, DiskFailure.reason(broken), broken);
      done = true;
    } finally {
      if (!done) {
        failed(me, "the runtime failed", new CascadeBugException("writing the log failed"))
            .forEach(Waiter::wake);
      }
    }
    return awake;
  }

  private synchronized Batch nextBatch() {
    Optional<Spare> next = pending.takeRotation();
    return new Batch(next, pending.takeRecords(), written, next.isPresent() ? written : durable);
  }

  /** Gives whom to wake, the one who writes next before the others. */
  private synchronized Collection<Waiter> finished(
      Waiter me, Batch batch, int bytes, long syncNanos) {
    written = batch.last();
    durable = me.sync() ? written : batch.durable();
    writtenBytes += bytes;
    if (waiters.isEmpty() && me.isSafe(written, durable)) {
      if (me.sync()) {
        gathering.synced(1, 0, syncNanos);
      }
      return handOver(me);
    }
    List<Waiter> safe = new ArrayList<>();
    for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
      Waiter waiter = each.next();
      if (waiter.isSafe(written, durable)) {
        each.remove();
        safe.add(waiter);
      }
    }
    if (!me.isSafe(written, durable)) {
      return safe;
    }
    if (me.sync()) {
      gathering.synced(1 + safe.size(), waiters.size(), syncNanos);
    }
    List<Waiter> awake = new ArrayList<>(handOver(me));
    awake.addAll(safe);
    return awake;
  }

  private synchronized Collection<Waiter> failed(Waiter me, String reason, Throwable cause) {
    failure =
        new StorageFailed(
            "The data in `"
                + place.directory()
                + "` cannot be written any more: "
                + reason
                + ". What was committed stays; start the program again once that is mended.",
            cause);
    me.writes = false;
    writing = false;
    gathers = false;
    List<Waiter> all = List.copyOf(waiters);
    waiters.clear();
    return all;
  }

  /** Has the next segment's file made when the present one is half full, so that nobody waits. */
  private void prepareSpare() {
    boolean due;
    synchronized (this) {
      due = halfFull && !closed;
      halfFull = false;
    }
    if (due) {
      spares.prepare();
    }
  }

  // Writing later

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

  // The rest

  /** Has somebody told each time more records survive a loss of power; it must not wait. */
  public void onSynced(Runnable told) {
    synced = told;
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

  /** Whether nothing can be written any more. */
  public synchronized boolean hasFailed() {
    return failure != null;
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
    tail.dropUpTo(number);
  }

  /**
   * Writes all that is pending, and ends the log; what is appended afterwards is refused. Throws if
   * the log has failed: at some levels commits that were acknowledged may be lost by that.
   */
  @Override
  public void close() throws IOException {
    if (end()) {
      long last = appended();
      try {
        awaitDurable(last);
        checkWritten();
        tail.close(last);
      } finally {
        spares.end();
      }
      spares.delete();
    }
  }

  /** Takes no more records; whether any were taken so far. */
  private boolean end() {
    adding.lock();
    try {
      synchronized (this) {
        boolean wasOpen = !closed;
        closed = true;
        return wasOpen;
      }
    } finally {
      adding.unlock();
    }
  }
}
