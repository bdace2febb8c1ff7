package org.cascade.runtime.wal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.cascade.runtime.codec.Output;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.Disk.AppendFile;
import org.jspecify.annotations.Nullable;

/**
 * A log being written. Records are appended in order, and are durable when awaited.
 *
 * <p>Whoever awaits first writes and syncs all that was appended so far, for all; the others wait
 * for it, and one of them goes on with what has come meanwhile. A write or sync that failed leaves
 * nobody knowing what is on the disk, so it is never tried again: the log takes no more records.
 */
public final class WriteAheadLog implements AutoCloseable {
  private final Path path;
  private final AppendFile file;
  private final ArrayDeque<byte[]> pending = new ArrayDeque<>();
  private long appended;
  private long durable;
  private long syncedBytes;
  private boolean flushing;
  private boolean closed;
  private @Nullable StorageFailed failure;

  private WriteAheadLog(Path path, AppendFile file, long lastSequence, long syncedBytes) {
    this.path = path;
    this.file = file;
    this.appended = lastSequence;
    this.durable = lastSequence;
    this.syncedBytes = syncedBytes;
  }

  /** Continues a log after what was found in it; cuts off what a crash left torn. */
  public static WriteAheadLog open(Path path, AppendFile file, LogScan found) throws IOException {
    if (file.size() != found.validLength()) {
      file.truncate(found.validLength());
    }
    if (found.validLength() == 0) {
      file.append(LogScan.HEADER);
    }
    file.sync();
    return new WriteAheadLog(path, file, found.entries().size(), file.size());
  }

  /** The bytes of a log of these records, to be put in place, and synced, as a whole. */
  public static byte[] image(List<byte[]> records) {
    var all = new Output();
    all.writeRaw(LogScan.HEADER);
    long sequence = 1;
    for (byte[] record : records) {
      all.writeRaw(Frame.encode(sequence, all.size(), record));
      sequence++;
    }
    return all.toByteArray();
  }

  /** Throws why no more records are taken, if that is so. */
  public synchronized void checkUsable() {
    if (failure != null) {
      throw new StorageFailed(failure.message(), failure);
    }
    if (closed) {
      throw new OperationException.Unreachable("The data in `" + path + "` has been closed.");
    }
  }

  /** Adds a record, without waiting; gives its sequence number. */
  public synchronized long append(byte[] record) {
    checkUsable();
    appended++;
    pending.add(Frame.encode(appended, syncedBytes, record));
    return appended;
  }

  /** Returns when the record with this number, and all before it, survive a loss of power. */
  public void awaitDurable(long sequence) {
    boolean interrupted = false;
    while (!isDurable(sequence)) {
      List<byte[]> batch = nextBatch();
      if (batch.isEmpty()) {
        interrupted |= waitForLeader(sequence);
      } else {
        flush(batch);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isDurable(long sequence) {
    if (durable >= sequence) {
      return true;
    }
    checkUsable();
    return false;
  }

  /** All that is to be written, if nobody is writing; then the caller leads. */
  private synchronized List<byte[]> nextBatch() {
    if (flushing || pending.isEmpty()) {
      return List.of();
    }
    flushing = true;
    List<byte[]> batch = new ArrayList<>(pending);
    pending.clear();
    return batch;
  }

  /** Whether the thread was interrupted, which does not end the wait: the commit goes on anyway. */
  private synchronized boolean waitForLeader(long sequence) {
    try {
      while (durable < sequence && failure == null && flushing) {
        wait();
      }
      return false;
    } catch (InterruptedException again) {
      return true;
    }
  }

  private void flush(List<byte[]> batch) {
    var all = new Output();
    batch.forEach(all::writeRaw);
    try {
      file.append(all.toByteArray());
      file.sync();
      flushed(batch.size(), all.size());
    } catch (IOException broken) {
      failed(broken);
    }
  }

  private synchronized void flushed(int records, int bytes) {
    durable += records;
    syncedBytes += bytes;
    flushing = false;
    notifyAll();
  }

  private synchronized void failed(IOException broken) {
    failure =
        new StorageFailed(
            "The data in `"
                + path
                + "` cannot be written any more: "
                + broken.getMessage()
                + ". What was committed stays; start the program again once that is mended.",
            broken);
    flushing = false;
    notifyAll();
  }

  /** Writes all that is pending, and ends the log; what is appended afterwards is refused. */
  @Override
  public void close() throws IOException {
    long last;
    synchronized (this) {
      last = failure == null ? appended : 0;
    }
    awaitDurable(last);
    synchronized (this) {
      closed = true;
    }
    file.close();
  }
}
