package org.cascade.runtime.engine;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.store.DataDirectory;
import org.cascade.runtime.stream.Streams;
import org.cascade.runtime.txn.Commit;
import org.cascade.runtime.txn.CommitTarget;
import org.jspecify.annotations.Nullable;

/** The way of each commit: into the log, if there is one, then to the streams. */
final class CommitPipeline implements CommitTarget {
  private Optional<Stored> stored = Optional.empty();
  private @Nullable Streams streams;
  private volatile boolean closed;

  /** What is said to who wants to commit, if nobody may. */
  private Optional<String> readOnly = Optional.empty();

  /** A commit up to which all is known to survive a crash. */
  private final AtomicLong durable = new AtomicLong();

  /** Where commits are kept. */
  private record Stored(DataDirectory data, Spaces spaces, Checkpointing checkpointing) {}

  /** Has commits go to the streams from now on. */
  void start(Streams openedStreams) {
    streams = openedStreams;
  }

  /** Has commits go into the log too, after all up to {@code newest} has been read from it. */
  void start(DataDirectory data, Spaces spaces, Checkpointing checkpointing, long newest) {
    durable.set(newest);
    checkpointing.start(data);
    stored = Optional.of(new Stored(data, spaces, checkpointing));
  }

  /** Has nothing committed from now on. */
  void refuseCommits(String reason) {
    readOnly = Optional.of(reason);
  }

  @Override
  public void checkUsable() {
    if (closed) {
      throw new OperationException.Unreachable("The engine has been closed.");
    }
    if (stored.isPresent()) {
      stored.get().data().checkUsable();
    }
  }

  @Override
  public boolean append(Commit commit) {
    checkUsable();
    if (readOnly.isPresent()) {
      throw new OperationException.ReadOnly(readOnly.get());
    }
    if (stored.isPresent()) {
      stored.get().data().append(commit);
      stored.get().spaces().add(commit);
    }
    return streams != null && streams.enqueue(commit);
  }

  @Override
  public long durable() {
    return stored.isEmpty() ? Long.MAX_VALUE : durable.get();
  }

  @Override
  public void awaitDurable(long number) {
    if (stored.isPresent()) {
      DataDirectory data = stored.get().data();
      try {
        data.awaitAcknowledged(number);
        durable.accumulateAndGet(number, Math::max);
      } catch (StorageFailed lost) {
        // Others may be about to tell of commits that do survive: those are not to be forgotten.
        durable.accumulateAndGet(data.acknowledged(), Math::max);
        throw lost;
      }
      stored.get().checkpointing().afterCommit();
    }
  }

  @Override
  public void deliver(long number) {
    if (streams != null) {
      streams.deliver(number);
    }
  }

  /** How much log came after the newest checkpoint. */
  long logBytes() {
    return stored.isEmpty() ? 0 : stored.get().data().logBytes();
  }

  /** How long the newest checkpoint is. */
  long checkpointBytes() {
    return stored.isEmpty() ? 0 : stored.get().data().checkpointBytes();
  }

  /** Returns when all that was committed survives a loss of power. */
  void flush() {
    if (stored.isPresent()) {
      stored.get().data().flush();
    }
  }

  void close() throws IOException {
    if (!closed) {
      closed = true;
      if (stored.isPresent()) {
        stored.get().checkpointing().close();
        stored.get().data().close();
      }
    }
  }
}
