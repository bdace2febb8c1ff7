package org.cascade.runtime.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.DiskFailure;
import org.cascade.runtime.io.Turns;
import org.cascade.runtime.io.Workers;
import org.cascade.runtime.store.DataDirectory;
import org.cascade.runtime.store.Picture;
import org.cascade.runtime.store.Picture.StreamId;
import org.cascade.runtime.store.Picture.StreamState;
import org.cascade.runtime.store.StoredEvents;
import org.cascade.runtime.stream.EarlierEvents;
import org.cascade.runtime.stream.EventLog;
import org.cascade.runtime.stream.Streams;
import org.cascade.runtime.txn.CellWatcher;
import org.cascade.runtime.txn.Observation;
import org.cascade.runtime.txn.Snapshot;
import org.cascade.runtime.txn.SpaceCore;

/**
 * Takes pictures of all that is stored, and has them written when the log has become long: beside
 * the program, which goes on meanwhile. Values cannot be changed, so to look at them is enough.
 */
final class Checkpointing implements EarlierEvents {
  private final Spaces spaces;
  private final Streams streams;
  private final Observation observation;
  private final Workers workers;
  private final Turns turns;
  private final Consumer<String> messages;

  /** Held while files are written, by one at a time. */
  private final Lock writing;

  private final AtomicLong inMemory = new AtomicLong();
  private final long eventsInMemory;
  private volatile long eventsWanted;
  private Optional<DataDirectory> data = Optional.empty();
  private Optional<StoredEvents> events = Optional.empty();
  private boolean running;
  private boolean closed;

  Checkpointing(
      Spaces spaces,
      Streams streams,
      Observation observation,
      Workers workers,
      Turns turns,
      long eventsInMemory,
      Consumer<String> messages) {
    this.spaces = spaces;
    this.streams = streams;
    this.observation = observation;
    this.workers = workers;
    this.turns = turns;
    this.writing = turns.newLock();
    this.eventsInMemory = eventsInMemory;
    this.eventsWanted = eventsInMemory;
    this.messages = messages;
  }

  void start(DataDirectory opened) {
    data = Optional.of(opened);
    events = Optional.of(opened.events());
  }

  /** Has events be found that are stored where nothing more will be. */
  void start(StoredEvents stored) {
    events = Optional.of(stored);
  }

  /** Has a checkpoint written if it is time, or only events if there are many in memory. */
  void afterCommit() {
    if (data.isEmpty()) {
      return;
    }
    boolean checkpoint = data.get().wantsCheckpoint();
    if (!checkpoint && inMemory.get() < eventsWanted) {
      return;
    }
    synchronized (this) {
      if (running || closed) {
        return;
      }
      running = true;
    }
    DataDirectory into = data.get();
    workers.start("checkpoint", () -> runIn(into, checkpoint));
  }

  /** Writes one, whether it is time or not. */
  void now() {
    if (data.isEmpty()) {
      return;
    }
    try {
      write(data.get());
    } catch (IOException broken) {
      throw new StorageFailed(
          "No checkpoint could be written: "
              + DiskFailure.reason(broken)
              + ". The data is as it was.",
          broken);
    }
  }

  private void runIn(DataDirectory into, boolean checkpoint) {
    try {
      if (checkpoint) {
        write(into);
      } else {
        writeEvents(into);
      }
    } catch (StorageFailed told) {
      messages.accept("No checkpoint was written. " + told.message());
      into.postponeCheckpoint();
    } catch (IOException broken) {
      messages.accept(
          "No checkpoint could be written: "
              + DiskFailure.reason(broken)
              + ". What was committed is in the log, which goes on growing; make room for both.");
      into.postponeCheckpoint();
    } catch (RuntimeException bug) {
      messages.accept("No checkpoint was written. This is a bug of Cascade: " + bug);
      into.postponeCheckpoint();
    } finally {
      ended();
    }
  }

  private void write(DataDirectory into) throws IOException {
    writing.lock();
    try (Picture picture = picture()) {
      into.checkpoint(picture);
      forgetEvents(picture);
    } finally {
      writing.unlock();
    }
  }

  private void forgetEvents(Picture picture) {
    for (StreamState stream : picture.streams()) {
      logOf(stream.stream()).ifPresent(log -> log.forgetBefore(stream.position()));
    }
    eventsWanted = eventsInMemory;
  }

  /**
   * Writes events out of memory, for the next checkpoint to tell of. Where that fails they stay in
   * memory, and it is tried again when there are twice as many.
   */
  private void writeEvents(DataDirectory into) {
    writing.lock();
    try (Picture picture = picture()) {
      into.storeEvents(picture);
      forgetEvents(picture);
    } catch (IOException broken) {
      eventsWanted = 2 * inMemory.get();
      messages.accept(
          "Events of streams could not be written: "
              + DiskFailure.reason(broken)
              + ". They stay in memory; make room on the disk.");
    } finally {
      writing.unlock();
    }
  }

  private synchronized void ended() {
    running = false;
    turns.wake(this);
  }

  /** Returns when no checkpoint is being written, and none will be; perhaps after a last one. */
  void close() {
    synchronized (this) {
      closed = true;
      turns.awaitUntil(this, () -> !running);
    }
    if (data.isPresent() && data.get().wantsLastCheckpoint()) {
      runIn(data.get(), true);
    }
  }

  Picture picture() {
    return streams.look(this::picture);
  }

  private Picture picture(long commit, Snapshot pinned) {
    List<SpaceCore> all = spaces.at(commit);
    Map<String, SpaceCore> roots = spaces.rootsAt(commit);
    List<StreamState> states = new ArrayList<>();
    for (SpaceCore space : all) {
      for (CellWatcher watcher : space.streams()) {
        if (watcher instanceof EventLog<?> log) {
          states.add(
              new StreamState(idOf(log), space.typeName(), log.size(), log.last(), log.recent()));
        }
      }
    }
    return new Picture(
        commit,
        all,
        roots,
        cell -> observation.value(pinned, cell),
        states,
        () -> observation.unpin(pinned));
  }

  /** Has the streams go on from where a checkpoint says. */
  void restore(List<StreamState> states) {
    for (StreamState state : states) {
      logOf(state.stream()).ifPresent(log -> log.restore(state.position(), state.last()));
    }
  }

  /** The type of the space that a stream is of; empty if the program has no such stream. */
  Optional<String> typeWithStream(StreamId stream) {
    return logOf(stream).map(log -> log.space().typeName());
  }

  private Optional<EventLog<?>> logOf(StreamId stream) {
    for (CellWatcher watcher : spaces.space(stream.space()).streams()) {
      if (watcher instanceof EventLog<?> log && log.name().equals(stream.name())) {
        return Optional.of(log);
      }
    }
    return Optional.empty();
  }

  private static StreamId idOf(EventLog<?> log) {
    return new StreamId(log.space().id().number(), log.name());
  }

  @Override
  public void keptInMemory(long more) {
    inMemory.addAndGet(more);
  }

  /** How many events of streams are in memory. */
  long eventsInMemory() {
    return inMemory.get();
  }

  @Override
  public long first(EventLog<?> log, long recent) {
    return events.isEmpty() ? recent : events.get().first(idOf(log), recent);
  }

  @Override
  public List<?> read(EventLog<?> log, long from) {
    return events.isEmpty() ? List.of() : events.get().read(idOf(log), from);
  }
}
