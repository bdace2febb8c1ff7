package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.codec.Output;
import org.cascade.runtime.codec.References;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.fault.OperationException.SchemaChanged;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.Disk.DiskFile;
import org.cascade.runtime.io.DiskFailure;
import org.cascade.runtime.store.Picture.StreamId;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.wal.SegmentScan;

/**
 * The events of streams that are not in memory any more: in files, of which each checkpoint adds
 * one and others come between, and an index of them in memory.
 */
public final class StoredEvents {
  static final String PREFIX = "events-";

  /** A file that is being written: it gets its name when all of it is there. */
  static final String UNFINISHED = "events.new";

  private static final int EVENTS = 1;
  private static final int MOST_EVENTS = 1024;

  private final Disk disk;
  private final Path directory;
  private final ValueTypes types;
  private final References references;
  private final Map<StreamId, List<Run>> runs = new HashMap<>();

  StoredEvents(Disk disk, Path directory, ValueTypes types, References references) {
    this.disk = disk;
    this.directory = directory;
    this.types = types;
    this.references = references;
  }

  /** Events that lie together: the position of the first, how many, and in which block. */
  record Run(StreamId stream, long first, int count, long file, long at) {
    long end() {
      return first + count;
    }
  }

  static String name(long number) {
    return PREFIX + number;
  }

  /** Takes up what a checkpoint tells of. */
  synchronized void add(Run run) {
    runs.computeIfAbsent(run.stream(), ignored -> new ArrayList<>()).add(run);
  }

  /** Forgets a stream's events: they are of a type that is gone. */
  synchronized boolean forget(StreamId stream) {
    return runs.remove(stream) != null;
  }

  /**
   * Forgets what streams told that the program does not have any more, and of which others say
   * nothing.
   */
  synchronized void retain(List<Picture.StreamState> streams) {
    Set<StreamId> known = new HashSet<>();
    streams.forEach(stream -> known.add(stream.stream()));
    runs.keySet().retainAll(known);
  }

  synchronized List<Run> all() {
    return runs.values().stream().flatMap(List::stream).toList();
  }

  synchronized Set<Long> files() {
    Set<Long> files = new HashSet<>();
    runs.values().forEach(list -> list.forEach(run -> files.add(run.file())));
    return files;
  }

  /** The position of the first event of a stream that is there, or how far it is stored. */
  public synchronized long first(StreamId stream, long end) {
    List<Run> known = runs.getOrDefault(stream, List.of());
    return known.isEmpty() ? end : known.getFirst().first();
  }

  /**
   * Throws if events hold values of a type that has changed since. It looks at the newest events of
   * one space for each stream that the program declares, except of types that were migrated.
   */
  void refuseOtherTypes(RecoveredSpaces spaces, Set<String> migrated) {
    Set<String> seen = new HashSet<>();
    for (Run run : newest()) {
      Optional<String> type = spaces.typeWithStream(run.stream());
      if (type.isPresent() && !migrated.contains(type.get())) {
        String stream = type.get() + "." + run.stream().name();
        if (seen.add(stream)) {
          refuseOtherTypes(run, stream);
        }
      }
    }
  }

  private synchronized List<Run> newest() {
    return runs.values().stream().map(List::getLast).toList();
  }

  private void refuseOtherTypes(Run run, String stream) {
    try {
      read(run);
    } catch (SchemaChanged changed) {
      throw new SchemaChanged(
          "The stored events of `"
              + stream
              + "` do not fit the program. "
              + changed.message()
              + " Nothing was changed.");
    } catch (OperationException broken) {
      throw broken;
    } catch (Abort functionInIt) {
      // Who reads that event is told; the others are as they were.
      return;
    }
  }

  /** Some events from a position on: at least one, if it is stored. */
  public List<Object> read(StreamId stream, long from) {
    Optional<Run> holder = runOf(stream, from);
    if (holder.isEmpty()) {
      return List.of();
    }
    List<Object> events = read(holder.get());
    return events.subList((int) (from - holder.get().first()), events.size());
  }

  /** The run with an event; they lie in the order of positions. */
  private synchronized Optional<Run> runOf(StreamId stream, long position) {
    List<Run> known = runs.getOrDefault(stream, List.of());
    int low = 0;
    int high = known.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (known.get(middle).end() <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean found = low < known.size() && known.get(low).first() <= position;
    return found ? Optional.of(known.get(low)) : Optional.empty();
  }

  private List<Object> read(Run run) {
    Path path = directory.resolve(name(run.file()));
    try (DiskFile file = disk.openToRead(path)) {
      var blocks = new BlockReader(path, file);
      BlockReader.Block block = blocks.at(run.at());
      return decode(run, block.input(blocks.origin(block, references, types)));
    } catch (MalformedInput malformed) {
      throw SegmentScan.corrupt(path, run.at(), String.valueOf(malformed.getMessage()));
    } catch (IOException broken) {
      throw new StorageFailed(
          "The events of " + run.stream() + " cannot be read: " + DiskFailure.reason(broken) + ".",
          broken);
    }
  }

  private List<Object> decode(Run run, Input in) {
    readHead(run, in);
    List<Object> events = new ArrayList<>();
    Optional<Object> before = Optional.empty();
    for (int i = 0; i < run.count(); i++) {
      long position = run.first() + i;
      before = StreamValue.decode(before, in.readPart());
      events.add(before.orElseThrow(() -> notKept(run, position)));
    }
    return events;
  }

  private static Abort notKept(Run run, long position) {
    return new Abort(
        "event "
            + position
            + " of stream "
            + run.stream()
            + " was not kept: it holds a function, which cannot be stored");
  }

  private static void readHead(Run run, Input in) {
    boolean same = in.readUnsigned() == run.stream().space();
    same &= in.readString().equals(run.stream().name());
    same &= in.readUnsigned() == run.first();
    if (!same) {
      throw new MalformedInput("the block is not of stream " + run.stream());
    }
  }

  /**
   * Stores events that came since the last time; gives where, to be {@linkplain #add added}.
   *
   * @param number of the file: one that no other has or ever had, so that copies never mix them up
   */
  List<Run> write(long number, List<Picture.StreamState> streams) throws IOException {
    List<Run> written = new ArrayList<>();
    if (streams.stream().allMatch(stream -> stream.recent().isEmpty())) {
      return written;
    }
    Path unfinished = directory.resolve(UNFINISHED);
    try (DiskFile file = disk.create(unfinished)) {
      var blocks = new BlockWriter(file);
      for (Picture.StreamState stream : streams) {
        write(number, stream, blocks, written);
      }
      blocks.end();
    }
    disk.move(unfinished, directory.resolve(name(number)));
    return written;
  }

  private void write(long number, Picture.StreamState stream, BlockWriter blocks, List<Run> written)
      throws IOException {
    List<?> events = stream.recent();
    long first = stream.position() - events.size();
    int next = 0;
    while (next < events.size()) {
      int from = next;
      var body = new Output();
      next = write(events, from, body);
      var all = new Output();
      all.writeUnsigned(stream.stream().space());
      all.writeString(stream.stream().name());
      all.writeUnsigned(first + from);
      all.writeRaw(body.toByteArray());
      written.add(new Run(stream.stream(), first + from, next - from, number, blocks.position()));
      blocks.block(EVENTS, all.toByteArray());
    }
  }

  /**
   * Writes events that fit into one block; gives which is the first that does not. The first is
   * there as a whole, and of collections that follow what has changed: so a stream that yields the
   * whole of one costs its changes, and the whole once a block.
   */
  private int write(List<?> events, int from, Output body) {
    Optional<?> before = Optional.empty();
    int next = from;
    int whole = 0;
    while (next < events.size()
        && next - from < MOST_EVENTS
        && body.size() - whole < BlockWriter.BLOCK_BYTES) {
      Object event = events.get(next);
      byte[] bytes = StreamValue.encode(before, event, types);
      body.writeBytes(bytes);
      before = bytes.length == 0 ? Optional.empty() : Optional.of(event);
      whole = next == from ? body.size() : whole;
      next++;
    }
    return next;
  }
}
