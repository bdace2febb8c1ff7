package org.cascade.runtime.engine;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.store.DataDirectory;
import org.cascade.runtime.stream.Streams;
import org.cascade.runtime.txn.Commit;
import org.cascade.runtime.txn.CommitTarget;
import org.jspecify.annotations.Nullable;

/** The way of each commit: into the log, if there is one, then to the streams. */
final class CommitPipeline implements CommitTarget {
  private Optional<DataDirectory> data = Optional.empty();
  private @Nullable Streams streams;
  private volatile boolean closed;

  /** What to add to a commit's number for that of its log record: the same for a whole run. */
  private volatile long recordOffset;

  /** A commit up to which all is known to survive a crash. */
  private final AtomicLong durable = new AtomicLong();

  /** Begins, after all up to {@code newest} has been read from the data. */
  void start(Optional<DataDirectory> openedData, Streams openedStreams, long newest) {
    durable.set(newest);
    data = openedData;
    streams = openedStreams;
  }

  @Override
  public void checkUsable() {
    if (closed) {
      throw new OperationException.Unreachable("The engine has been closed.");
    }
    data.ifPresent(DataDirectory::checkUsable);
  }

  @Override
  public boolean append(Commit commit) {
    checkUsable();
    if (data.isPresent()) {
      recordOffset = data.get().append(commit) - commit.number();
    }
    return streams != null && streams.enqueue(commit);
  }

  @Override
  public long durable() {
    return data.isEmpty() ? Long.MAX_VALUE : durable.get();
  }

  @Override
  public void awaitDurable(long number) {
    if (data.isPresent()) {
      data.get().awaitDurable(number + recordOffset);
      durable.accumulateAndGet(number, Math::max);
    }
  }

  @Override
  public void deliver(long number) {
    if (streams != null) {
      streams.deliver(number);
    }
  }

  void close() throws IOException {
    if (!closed) {
      closed = true;
      if (data.isPresent()) {
        data.get().close();
      }
    }
  }
}
