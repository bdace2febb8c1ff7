package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.fault.OperationException.DataLocked;
import org.cascade.runtime.fault.OperationException.ForeignData;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.Disk.DiskFile;
import org.cascade.runtime.store.Manifest.Role;
import org.cascade.runtime.wal.LogDirectory;
import org.cascade.runtime.wal.SegmentCopy;

/**
 * A directory that follows another one, by {@link CopyStep}s. Once it is complete for the first
 * time it can be opened at any moment, after a crash too: then it has a first part of the commits.
 * To open it for writing ends that: it is no copy any more, and follows nobody.
 */
public final class CopiedDirectory implements AutoCloseable {
  private static final String UNFINISHED = ".new";

  private final Disk disk;
  private final Path directory;
  private final LogDirectory log;
  private final Disk.Locked lock;
  private Manifest manifest;
  private Optional<SegmentCopy> segment = Optional.empty();
  private Optional<Incoming> incoming = Optional.empty();

  /** A file of which more is to come. */
  private static final class Incoming {
    private final String name;
    private final DiskFile file;
    private long size;

    Incoming(String name, DiskFile file) {
      this.name = name;
      this.file = file;
    }
  }

  private CopiedDirectory(Disk disk, Path directory, Disk.Locked lock, Manifest manifest) {
    this.disk = disk;
    this.directory = directory;
    this.log = new LogDirectory(disk, directory);
    this.lock = lock;
    this.manifest = manifest;
  }

  /** Begins in a new or empty directory, or goes on with a copy; throws if it holds other data. */
  public static CopiedDirectory open(Disk disk, Path directory) throws IOException {
    refuseOthers(disk, directory);
    disk.createDirectories(directory);
    Disk.Locked lock =
        switch (disk.lock(directory.resolve(DataDirectory.LOCK))) {
          case Disk.Locked locked -> locked;
          case Disk.HeldElsewhere(String holder) ->
              throw new DataLocked(
                  "The directory `" + directory + "` is in use by " + holder + ". End that first.");
        };
    boolean opened = false;
    try {
      Manifest manifest = new Manifest("", 0, "", Role.UNFINISHED_COPY);
      if (disk.exists(directory.resolve(Manifest.NAME))) {
        manifest = Manifest.read(disk, directory);
      }
      var copy = new CopiedDirectory(disk, directory, lock, manifest);
      copy.openSegment();
      opened = true;
      return copy;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  private static void refuseOthers(Disk disk, Path directory) throws IOException {
    if (!disk.exists(directory)) {
      return;
    }
    if (!disk.exists(directory.resolve(Manifest.NAME))) {
      Set<String> names = new HashSet<>(disk.list(directory));
      names.removeAll(Set.of(DataDirectory.LOCK, Manifest.NAME + UNFINISHED));
      if (!names.isEmpty()) {
        throw new ForeignData(
            "The directory `"
                + directory
                + "` holds other files. Name an empty or a new directory.");
      }
    } else if (Manifest.read(disk, directory).role() == Role.OWN) {
      throw new ForeignData(
          "The directory `"
              + directory
              + "` holds data that a program has worked on, so it is not a copy, or not any more."
              + " Name an empty or a new directory.");
    }
  }

  private void openSegment() throws IOException {
    List<Long> numbers = log.numbers();
    if (!numbers.isEmpty()) {
      segment = Optional.of(SegmentCopy.open(log, numbers.getLast()));
    }
  }

  /** How far it is; what has come of a file by half does not count. */
  public CopyPosition position() throws IOException {
    Set<String> events = new HashSet<>();
    for (String name : disk.list(directory)) {
      if (isEvents(name)) {
        events.add(name);
      }
    }
    return new CopyPosition(
        manifest.program(),
        manifest.id(),
        FileMark.newest(disk, directory),
        segment.map(s -> s.header().number()).orElse(0L),
        segment.map(s -> s.header().epoch()).orElse(0L),
        segment.map(SegmentCopy::last).orElse(0L),
        Set.copyOf(events));
  }

  /** The number of the last commit that it has. */
  public long last() throws IOException {
    long checkpoint = Contents.newestCheckpoint(disk.list(directory));
    return Math.max(checkpoint, segment.map(SegmentCopy::last).orElse(0L));
  }

  /** Whether it is known what it is a copy of. */
  public boolean isBegun() {
    return !manifest.program().isEmpty();
  }

  /** Whether it can be opened. */
  public boolean isComplete() {
    return manifest.role() == Role.COPY;
  }

  public Path path() {
    return directory;
  }

  /** Says whose data is to come; has to be the same each time. */
  public void begin(String program, String id) throws IOException {
    if (manifest.program().isEmpty()) {
      manifest = new Manifest(program, 0, id, Role.UNFINISHED_COPY);
      manifest.write(disk, directory);
    }
    dropIncoming();
  }

  /** Does a step, durably where it adds commits. */
  public void apply(CopyStep step) throws IOException {
    switch (step) {
      case CopyStep.FileStart(String name) -> start(name);
      case CopyStep.FilePart(byte[] bytes) -> {
        Incoming file = file();
        file.file.write(file.size, bytes, bytes.length);
        file.size += bytes.length;
      }
      case CopyStep.FileEnd() -> endFile();
      case CopyStep.SegmentStart(byte[] header) -> startSegment(header);
      case CopyStep.Log log -> segment().append(log.frames());
      case CopyStep.SegmentEnd() -> segment().seal();
      case CopyStep.Complete() -> {
        if (!isComplete()) {
          manifest = manifest.withRole(Role.COPY);
          manifest.write(disk, directory);
        }
      }
    }
  }

  /** A name comes from elsewhere, so it must not lead elsewhere. */
  private void start(String name) throws IOException {
    if (!isEvents(name) && !name.matches(Checkpoint.PREFIX + "\\d{1,18}")) {
      throw new DataCorrupt("A file `" + name + "` is offered, which is none of a data directory.");
    }
    dropIncoming();
    incoming = Optional.of(new Incoming(name, disk.create(directory.resolve(name + UNFINISHED))));
  }

  private static boolean isEvents(String name) {
    return name.matches(StoredEvents.PREFIX + "\\d{1,18}");
  }

  private Incoming file() {
    return incoming.orElseThrow(() -> outOfOrder("a part of a file"));
  }

  private SegmentCopy segment() {
    return segment.orElseThrow(() -> outOfOrder("a part of the log"));
  }

  private static CascadeBugException outOfOrder(String what) {
    return new CascadeBugException(what + " comes before its beginning");
  }

  private void dropIncoming() throws IOException {
    if (incoming.isPresent()) {
      incoming.get().file.close();
      disk.delete(directory.resolve(incoming.get().name + UNFINISHED));
      incoming = Optional.empty();
    }
  }

  private void endFile() throws IOException {
    Incoming file = file();
    file.file.sync();
    file.file.close();
    incoming = Optional.empty();
    disk.move(directory.resolve(file.name + UNFINISHED), directory.resolve(file.name));
    disk.syncDirectory(directory);
    if (!isEvents(file.name)) {
      deleteOld();
    }
  }

  private void startSegment(byte[] header) throws IOException {
    if (segment.isPresent()) {
      segment.get().close();
    }
    segment = Optional.of(SegmentCopy.begin(log, header));
    manifest = manifest.withSegment(segment().header().number());
    manifest.write(disk, directory);
    deleteOld();
  }

  /** What is not needed: all but the newest checkpoint, and the log before it. */
  private void deleteOld() throws IOException {
    long checkpoint = Contents.newestCheckpoint(disk.list(directory));
    List<Long> numbers = new ArrayList<>(log.numbers());
    boolean covered = false;
    for (long number : numbers.reversed()) {
      if (covered) {
        disk.delete(log.file(number));
      } else {
        covered = log.header(number).firstRecord() <= checkpoint + 1;
      }
    }
    for (String name : disk.list(directory)) {
      if (name.matches(Checkpoint.PREFIX + "\\d{1,18}")
          && !name.equals(Checkpoint.name(checkpoint))) {
        disk.delete(directory.resolve(name));
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (segment.isPresent()) {
        segment.get().close();
      }
      dropIncoming();
    } finally {
      lock.close();
    }
  }
}
