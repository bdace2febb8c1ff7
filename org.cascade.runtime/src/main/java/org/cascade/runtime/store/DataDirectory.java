package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.fault.OperationException.DataLocked;
import org.cascade.runtime.fault.OperationException.ForeignData;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.DiskFailure;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.Commit;
import org.cascade.runtime.wal.LogScan;
import org.cascade.runtime.wal.WriteAheadLog;

/**
 * The data of one program in one directory: {@code manifest} tells the format and whose it is,
 * {@code log} holds every commit, {@code lock} keeps other processes out.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String FORMAT = "cascade-data 1";
  private static final String MANIFEST = "manifest";
  private static final String LOG = "log";
  private static final String LOCK = "lock";

  private final Disk.Locked lock;
  private final WriteAheadLog log;
  private final RecordWriter writer;

  private DataDirectory(Disk.Locked lock, WriteAheadLog log, RecordWriter writer) {
    this.lock = lock;
    this.log = log;
    this.writer = writer;
  }

  /** What was opened, and the states that were not stored when it was last written. */
  public record Opened(DataDirectory data, List<NewState> newStates) {}

  /** A state that a stored space does not have yet, and its value there. */
  public record NewState(Cell cell, Supplier<?> initial) {}

  /**
   * Opens a directory, makes it if there is none, and has its commits applied. Throws, with nothing
   * changed, if it is locked, damaged, another program's, or stored in a form that the program
   * cannot read.
   */
  public static Opened open(
      Disk disk,
      Path directory,
      String program,
      List<SpaceSchema> schemas,
      ValueTypes values,
      RecoveredSpaces target) {
    try {
      checkOwner(disk, directory, program);
      disk.createDirectories(directory);
      Disk.Locked lock = lock(disk, directory);
      boolean opened = false;
      try {
        Opened result = openLocked(disk, directory, lock, program, schemas, values, target);
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

  /** Looks without a lock, so that a directory that is not ours is left exactly as it is. */
  private static void checkOwner(Disk disk, Path directory, String program) throws IOException {
    if (!disk.exists(directory)) {
      return;
    }
    Path manifest = directory.resolve(MANIFEST);
    if (disk.exists(manifest)) {
      checkManifest(manifest, new String(disk.read(manifest), StandardCharsets.UTF_8), program);
    } else if (!Set.of(LOG, LOCK, MANIFEST + ".new").containsAll(disk.list(directory))) {
      throw new ForeignData(
          "The directory `"
              + directory
              + "` holds files, but no data of a Cascade program. Name an empty or a new"
              + " directory.");
    }
  }

  private static void checkManifest(Path manifest, String text, String program) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 2 || !lines.get(0).startsWith("cascade-data ")) {
      throw new DataCorrupt("The file " + manifest + " is damaged. Nothing was changed.");
    }
    if (!lines.get(0).equals(FORMAT)) {
      throw new ForeignData(
          manifest
              + " has format `"
              + lines.get(0)
              + "`, and this runtime reads `"
              + FORMAT
              + "`.");
    }
    String owner = lines.get(1).replaceFirst("^program ", "");
    if (!owner.equals(program)) {
      throw new ForeignData(
          "The data in `"
              + manifest.getParent()
              + "` belongs to program `"
              + owner
              + "`, not to `"
              + program
              + "`. Nothing was changed. Name another data directory.");
    }
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

  private static Opened openLocked(
      Disk disk,
      Path directory,
      Disk.Locked lock,
      String program,
      List<SpaceSchema> schemas,
      ValueTypes values,
      RecoveredSpaces target)
      throws IOException {
    Path path = directory.resolve(LOG);
    Path manifest = directory.resolve(MANIFEST);
    boolean known = disk.exists(manifest);
    if (known && !disk.exists(path)) {
      throw new DataCorrupt("The data file " + path + " is missing. Nothing was changed.");
    }
    LogScan scan = LogScan.of(path, disk.exists(path) ? disk.read(path) : new byte[0]);
    if (!known && !scan.entries().isEmpty()) {
      throw new DataCorrupt("The file " + manifest + " is missing. Nothing was changed.");
    }
    Map<String, SpaceSchema> types = new LinkedHashMap<>();
    schemas.forEach(schema -> types.put(schema.name(), schema));
    History history = History.of(path, scan, types);
    var recovery = new Recovery(path, types, values, history, target);
    Catalog present = Catalog.of(schemas);
    var writer = new RecordWriter(schemas, values);
    List<byte[]> renewed = recover(recovery, scan, history, writer);
    List<NewState> newStates = NewStates.of(recovery.unset(), types);
    boolean migrates = history.needsMigration();
    if (migrates) {
      renewed.addFirst(RecordWriter.catalog(present));
      scan = replaceLog(disk, path, renewed);
    }
    WriteAheadLog log = WriteAheadLog.open(path, disk.openForAppend(path), scan);
    if (!known) {
      String text = FORMAT + "\nprogram " + program + "\n";
      disk.replace(manifest, text.getBytes(StandardCharsets.UTF_8));
    }
    if (!migrates && !present.equals(history.last())) {
      log.append(RecordWriter.catalog(present));
    }
    return new Opened(new DataDirectory(lock, log, writer), newStates);
  }

  /** Gives all commits to the target; gives their records in today's form, if that is another. */
  private static List<byte[]> recover(
      Recovery recovery, LogScan scan, History history, RecordWriter writer) {
    List<byte[]> renewed = new ArrayList<>();
    boolean migrates = history.needsMigration();
    recovery.run(
        scan,
        commit -> {
          if (migrates) {
            renewed.add(writer.commit(commit));
          }
        });
    return renewed;
  }

  /**
   * Has the log say in today's form all that it says, so that the migration has been done once and
   * for all; after a crash the log is either the one or the other.
   */
  private static LogScan replaceLog(Disk disk, Path path, List<byte[]> records) throws IOException {
    byte[] bytes = WriteAheadLog.image(records);
    disk.replace(path, bytes);
    return LogScan.of(path, bytes);
  }

  public void checkUsable() {
    log.checkUsable();
  }

  /** Adds a commit; gives the number to await. */
  public long append(Commit commit) {
    log.checkUsable();
    return log.append(writer.commit(commit));
  }

  public void awaitDurable(long sequence) {
    log.awaitDurable(sequence);
  }

  /** Ends writing, and lets other processes in. */
  @Override
  public void close() throws IOException {
    try {
      log.append(RecordWriter.closed());
    } finally {
      try {
        log.close();
      } finally {
        lock.close();
      }
    }
  }
}
