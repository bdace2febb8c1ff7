package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.fault.OperationException.DataLocked;
import org.cascade.runtime.fault.OperationException.ForeignData;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.DiskFailure;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.metrics.EngineMetrics;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.Commit;
import org.cascade.runtime.wal.LogDirectory;
import org.cascade.runtime.wal.WriteAheadLog;
import org.cascade.runtime.wal.WriteAheadLog.Ended;

/**
 * The data of one program in one directory: {@code manifest} tells the format and whose it is, the
 * newest {@code checkpoint-N} all that there was after commit N, {@code log-N} the commits since,
 * {@code events-N} what streams told before; {@code lock} keeps other processes out.
 */
public final class DataDirectory implements AutoCloseable {
  static final String LOCK = "lock";

  /** Each run begins a new one; with more than these a start is slow. */
  private static final int MOST_SEGMENTS = 8;

  /** At the end of a run it is time for a checkpoint after this part of the log it takes else. */
  private static final int PARTS_AT_END = 8;

  /** And after this part of what the checkpoint takes. */
  private static final int LOG_AT_END = 4;

  /** Larger ones would hold up the end. */
  private static final long MOST_AT_END = 1L << 28;

  private static final long LARGEST_FILE_NUMBER = 1L << 53;

  private final Io io;
  private final Path directory;
  private final StorageOptions options;
  private final Disk.Locked lock;
  private final WriteAheadLog log;
  private final RecordWriter writer;
  private final List<SpaceSchema> types;
  private final ValueTypes values;
  private final StoredEvents events;
  private final EngineMetrics metrics;
  private long checkpoint;
  private long checkpointBytes;
  private long checkpointAt;

  /** How long the newest checkpoint is, whoever has written it. */
  private long knownBytes;

  /** How much of this run's log came before the newest checkpoint; negative for earlier runs'. */
  private long loggedBefore;

  private DataDirectory(
      Io io,
      Path directory,
      StorageOptions options,
      Disk.Locked lock,
      WriteAheadLog log,
      List<SpaceSchema> types,
      ValueTypes values,
      StoredEvents events,
      EngineMetrics metrics,
      long checkpoint) {
    this.io = io;
    this.directory = directory;
    this.options = options;
    this.lock = lock;
    this.log = log;
    this.writer = new RecordWriter(types, values);
    this.types = types;
    this.values = values;
    this.events = events;
    this.metrics = metrics;
    this.checkpoint = checkpoint;
  }

  /**
   * What was opened, the states that were not stored when it was last written, and what is to be
   * told to the user.
   */
  public record Opened(DataDirectory data, List<NewState> newStates, List<String> messages) {}

  /** A state that a stored space does not have yet, and its value there. */
  public record NewState(Cell cell, Supplier<?> initial) {}

  /** Whose data is to be opened, and how. */
  public record Request(
      Path directory,
      String program,
      List<SpaceSchema> schemas,
      ValueTypes values,
      StorageOptions options,
      EngineMetrics metrics) {
    Map<String, SpaceSchema> types() {
      Map<String, SpaceSchema> types = new LinkedHashMap<>();
      schemas.forEach(schema -> types.put(schema.name(), schema));
      return types;
    }
  }

  /**
   * Opens a directory, makes it if there is none, and has what is in it applied. Throws, with
   * nothing changed, if it is locked, damaged, another program's, or stored in a form that the
   * program cannot read.
   */
  public static Opened open(Io io, Request request, RecoveredSpaces target) {
    Path directory = request.directory();
    try {
      checkOwner(io.disk(), directory, request.program());
      io.disk().createDirectories(directory);
      Disk.Locked lock = lock(io.disk(), directory);
      boolean opened = false;
      try {
        Opened result = openLocked(io, request, lock, target);
        opened = true;
        return result;
      } finally {
        if (!opened) {
          lock.close();
        }
      }
    } catch (IOException broken) {
      throw new StorageFailed(
          "The data directory `"
              + directory
              + "` cannot be opened: "
              + DiskFailure.reason(broken)
              + ". Mend that, or name another directory.",
          broken);
    }
  }

  /**
   * Has what is in a directory applied, and leaves it as it is; nobody else may have it open. Gives
   * the events that are stored there.
   */
  public static StoredEvents read(Io io, Request request, RecoveredSpaces target) {
    Path directory = request.directory();
    try {
      refuseEmpty(io.disk(), request);
      try (Disk.Locked lock = lock(io.disk(), directory)) {
        return readUnlocked(io.disk(), request, target);
      }
    } catch (IOException broken) {
      throw unreadable(directory, broken);
    }
  }

  /**
   * The same, while another process may be working there, or following another directory: empty if
   * files came or went meanwhile. Then some may be applied, so the target is of no use any more.
   */
  public static Optional<StoredEvents> look(Io io, Request request, RecoveredSpaces target) {
    Path directory = request.directory();
    try {
      refuseEmpty(io.disk(), request);
      List<String> before = io.disk().list(directory);
      try {
        return Optional.of(readUnlocked(io.disk(), request, target));
      } catch (NoSuchFileException | DataCorrupt inTheWay) {
        if (before.equals(io.disk().list(directory))) {
          throw inTheWay;
        }
        return Optional.empty();
      }
    } catch (IOException broken) {
      throw unreadable(directory, broken);
    }
  }

  private static StorageFailed unreadable(Path directory, IOException broken) {
    return new StorageFailed(
        "The data in `" + directory + "` cannot be read: " + DiskFailure.reason(broken) + ".",
        broken);
  }

  private static void refuseEmpty(Disk disk, Request request) throws IOException {
    checkOwner(disk, request.directory(), request.program());
    if (!disk.exists(request.directory().resolve(Manifest.NAME))) {
      throw new ForeignData(
          "The directory `"
              + request.directory()
              + "` holds no data of a Cascade program. Name one that was given to `--data`.");
    }
  }

  private static StoredEvents readUnlocked(Disk disk, Request request, RecoveredSpaces target)
      throws IOException {
    Path directory = request.directory();
    Manifest manifest = Manifest.read(disk, directory);
    refuseUnfinished(manifest, directory);
    Contents contents = Contents.read(disk, directory, manifest);
    var events = new StoredEvents(disk, directory, request.values(), target);
    Recovered.of(contents, request.types(), request.values(), target, events);
    return events;
  }

  /** Looks without a lock, so that a directory that is not ours is left exactly as it is. */
  private static void checkOwner(Disk disk, Path directory, String program) throws IOException {
    if (!disk.exists(directory)) {
      return;
    }
    Path manifest = directory.resolve(Manifest.NAME);
    if (disk.exists(manifest)) {
      String owner = Manifest.read(disk, directory).program();
      if (!owner.equals(program)) {
        throw new ForeignData(
            "The data in `"
                + directory
                + "` belongs to program `"
                + owner
                + "`, not to `"
                + program
                + "`. Nothing was changed. Name another data directory.");
      }
      return;
    }
    List<String> names = disk.list(directory);
    if (names.stream().anyMatch(DataDirectory::isData)) {
      throw new DataCorrupt(
          "The file " + manifest + " is missing. Nothing was changed. Restore it from a copy.");
    }
    if (!Set.of(LOCK, Manifest.NAME + ".new").containsAll(names)) {
      throw new ForeignData(
          "The directory `"
              + directory
              + "` holds files, but no data of a Cascade program. Name an empty or a new"
              + " directory.");
    }
  }

  static boolean isData(String name) {
    return LogDirectory.owns(name)
        || name.startsWith(Checkpoint.PREFIX)
        || name.startsWith(StoredEvents.PREFIX);
  }

  private static Disk.Locked lock(Disk disk, Path directory) throws IOException {
    return switch (disk.lock(directory.resolve(LOCK))) {
      case Disk.Locked locked -> locked;
      case Disk.HeldElsewhere(String holder) ->
          throw new DataLocked(
              "The data directory `"
                  + directory
                  + "` is in use by "
                  + (holder.isEmpty() ? "another process" : holder)
                  + ". End that first, or name another directory.");
    };
  }

  private static Opened openLocked(Io io, Request request, Disk.Locked lock, RecoveredSpaces target)
      throws IOException {
    Disk disk = io.disk();
    Path directory = request.directory();
    boolean known = disk.exists(directory.resolve(Manifest.NAME));
    long chance = io.chance().below(Long.MAX_VALUE);
    Manifest found =
        known ? Manifest.read(disk, directory) : Manifest.ofNew(request.program(), chance);
    refuseUnfinished(found, directory);
    Manifest manifest = found.owned(chance);
    Contents contents = Contents.read(disk, directory, manifest);
    Map<String, SpaceSchema> types = request.types();
    var events = new StoredEvents(disk, directory, request.values(), target);
    var recovered = Recovered.of(contents, types, request.values(), target, events);
    List<NewState> newStates = NewStates.of(recovered.unset(), types);
    events.refuseOtherTypes(target, recovered.migrated());

    // Until here nothing was changed, and from here on nothing is refused.
    if (!known || !manifest.equals(found)) {
      manifest.write(disk, directory);
    }
    contents.clean(events.files());
    if (contents.newest().isPresent()) {
      contents.log().seal(contents.newest().get());
    }
    WriteAheadLog log = log(io, request, manifest, contents, recovered.ended());
    var data =
        new DataDirectory(
            io,
            directory,
            request.options(),
            lock,
            log,
            request.schemas(),
            request.values(),
            events,
            request.metrics(),
            contents.checkpoint());
    data.recovered(recovered.logBytes(), recovered.ended().size(), contents.checkpointBytes());
    List<String> messages =
        recovered.migrated().isEmpty() ? List.of() : data.migrated(recovered.migrated(), target);
    return new Opened(data, newStates, messages);
  }

  private static void refuseUnfinished(Manifest manifest, Path directory) {
    if (manifest.role() == Manifest.Role.UNFINISHED_COPY) {
      throw new ForeignData(
          "The directory `"
              + directory
              + "` is a copy that was not finished. Nothing was changed. Let `cascade replica` or"
              + " `cascade data backup` finish it.");
    }
  }

  private static WriteAheadLog log(
      Io io, Request request, Manifest manifest, Contents contents, List<Ended> ended) {
    return new WriteAheadLog(
        contents.log(),
        io,
        request.options().log(),
        RecordWriter.catalog(request.schemas()),
        ended,
        contents.lastSegment(),
        contents.last(),
        request.metrics(),
        number -> manifest.withSegment(number).write(io.disk(), request.directory()));
  }

  /**
   * Has a checkpoint say in today's form all that there is, so that the migration has been done
   * once and for all; after a crash it is either there or not begun.
   */
  private List<String> migrated(Set<String> migratedTypes, RecoveredSpaces target)
      throws IOException {
    Set<String> dropped = new TreeSet<>();
    try (Picture picture = target.picture()) {
      for (Picture.StreamState stream : picture.streams()) {
        if (migratedTypes.contains(stream.type()) && events.forget(stream.stream())) {
          dropped.add("`" + stream.type() + "." + stream.stream().name() + "`");
        }
      }
      write(picture);
    }
    return dropped.isEmpty()
        ? List.of()
        : List.of(
            "The data was migrated. Earlier events of "
                + String.join(", ", dropped)
                + " are dropped, since they were told in the old form; positions go on.");
  }

  public void checkUsable() {
    log.checkUsable();
  }

  /** Adds a commit; if this throws, it has not happened. */
  public void append(Commit commit) {
    log.checkUsable();
    long number = log.append(writer.commit(commit));
    if (number != commit.number()) {
      throw new CascadeBugException(
          "commit " + commit.number() + " is record " + number + " of the log");
    }
  }

  /** Returns when a commit is as safe as was asked for. */
  public void awaitAcknowledged(long number) {
    log.awaitAcknowledged(number);
  }

  /** The last commit that is as safe as was asked for. */
  public long acknowledged() {
    return log.acknowledged();
  }

  public Path directory() {
    return directory;
  }

  /** The number of the last commit that survives a loss of power. */
  public long durable() {
    return log.durable();
  }

  /** Returns when all that was appended survives a loss of power. */
  public void flush() {
    log.awaitDurable(log.appended());
  }

  /** Has somebody told each time more commits survive a loss of power; it must not wait. */
  public void onSynced(Runnable told) {
    log.onSynced(told);
  }

  /** The events that were stored with checkpoints. */
  public StoredEvents events() {
    return events;
  }

  /** Whether the log has become long enough for a checkpoint. */
  public synchronized boolean wantsCheckpoint() {
    long since = log.writtenBytes() - checkpointAt;
    return since >= Math.max(options.checkpointBytes(), checkpointBytes);
  }

  /**
   * Whether the next start is so much faster with a checkpoint that it pays to write one at the end
   * of a run: where there is some log, beside what is written for it.
   */
  public synchronized boolean wantsLastCheckpoint() {
    long since = log.writtenBytes() - checkpointAt;
    return !log.hasFailed()
        && since >= Math.max(options.checkpointBytes() / PARTS_AT_END, knownBytes / LOG_AT_END)
        && knownBytes <= MOST_AT_END;
  }

  /** Counts the log that is there as written, so that starting again never takes long. */
  private synchronized void recovered(long logBytes, int segments, long stored) {
    knownBytes = stored;
    loggedBefore = -logBytes;
    checkpointAt = segments > MOST_SEGMENTS ? -Long.MAX_VALUE / 2 : -logBytes;
  }

  /** Puts the next checkpoint off, since one could not be written. */
  public synchronized void postponeCheckpoint() {
    checkpointAt = log.writtenBytes();
  }

  /** Stores all that there is, and drops the log up to there. One thread at a time. */
  public void checkpoint(Picture picture) throws IOException {
    if (picture.number() > checkpoint) {
      write(picture);
    }
  }

  /**
   * Stores the events of a picture, so that they need not be in memory. The next checkpoint tells
   * of them; if none comes, they are found again in the log, as if this had not been done.
   */
  public void storeEvents(Picture picture) throws IOException {
    events.write(newFile(), picture.streams()).forEach(events::add);
  }

  private long newFile() {
    long number;
    do {
      number = io.chance().below(LARGEST_FILE_NUMBER);
    } while (io.disk().exists(directory.resolve(StoredEvents.name(number))));
    return number;
  }

  private void write(Picture picture) throws IOException {
    long start = io.time().steadyNanos();
    long before = checkpoint;
    long writtenBefore = log.writtenBytes();
    log.awaitDurable(picture.number());
    List<StoredEvents.Run> added = events.write(newFile(), picture.streams());
    io.disk().syncDirectory(directory);
    events.retain(picture.streams());
    List<StoredEvents.Run> all = new ArrayList<>(events.all());
    all.addAll(added);
    long bytes = new Checkpoint(picture, types, values).write(io.disk(), directory, all);
    added.forEach(events::add);
    taken(picture.number(), bytes, writtenBefore);
    metrics.checkpoint(bytes, io.time().steadyNanos() - start);
    if (before > 0 && before < picture.number()) {
      io.disk().delete(directory.resolve(Checkpoint.name(before)));
    }
    log.dropUpTo(picture.number());
  }

  private synchronized void taken(long number, long bytes, long at) {
    checkpoint = number;
    checkpointBytes = bytes;
    knownBytes = bytes;
    checkpointAt = at;
    loggedBefore = at;
  }

  /** How much log came after the newest checkpoint. */
  public synchronized long logBytes() {
    return log.writtenBytes() - loggedBefore;
  }

  /** How long the newest checkpoint is; 0 if none has been written in this run. */
  public synchronized long checkpointBytes() {
    return checkpointBytes;
  }

  /** Ends writing, and lets other processes in. */
  @Override
  public void close() throws IOException {
    try {
      log.close();
    } finally {
      lock.close();
    }
  }
}
