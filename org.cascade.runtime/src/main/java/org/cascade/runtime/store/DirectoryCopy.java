package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.fault.OperationException.DataLocked;
import org.cascade.runtime.fault.OperationException.ForeignData;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.Disk.DiskFile;
import org.cascade.runtime.io.DiskFailure;
import org.cascade.runtime.wal.LogDirectory;
import org.cascade.runtime.wal.SegmentScan;

/**
 * A copy of a data directory, made while a program may be working on it, and brought up to date as
 * often as wanted. At any moment the copy can be opened in place of the directory: then it has a
 * first part of its commits.
 *
 * <p>Files only ever come and go as a whole, save the newest segment, which grows. So they are
 * taken one by one, the log last and in order; where one has gone meanwhile, a newer checkpoint has
 * taken its place, and all is looked at again.
 */
public final class DirectoryCopy implements AutoCloseable {
  private static final int PART_BYTES = 1 << 20;
  private static final int MOST_TRIES = 1000;
  private static final String UNFINISHED = ".new";

  private final Disk disk;
  private final Path from;
  private final Path to;
  private final Disk.Locked lock;

  private DirectoryCopy(Disk disk, Path from, Path to, Disk.Locked lock) {
    this.disk = disk;
    this.from = from;
    this.to = to;
    this.lock = lock;
  }

  /** Begins a copy in a new or empty directory, or goes on with one. */
  public static DirectoryCopy open(Disk disk, Path from, Path to) {
    try {
      Manifest source = manifest(disk, from);
      refuseForeign(disk, from, source, to);
      disk.createDirectories(to);
      return switch (disk.lock(to.resolve(DataDirectory.LOCK))) {
        case Disk.Locked locked -> new DirectoryCopy(disk, from, to, locked);
        case Disk.HeldElsewhere(String holder) ->
            throw new DataLocked(
                "The directory `" + to + "` is in use by " + holder + ". End that first.");
      };
    } catch (IOException broken) {
      throw failed(from, to, broken);
    }
  }

  private static Manifest manifest(Disk disk, Path directory) throws IOException {
    if (!disk.exists(directory.resolve(Manifest.NAME))) {
      throw new ForeignData(
          "The directory `"
              + directory
              + "` holds no data of a Cascade program. Name one that was given to `--data`.");
    }
    return Manifest.read(disk, directory);
  }

  /** What is there has to be an older copy of the same. */
  private static void refuseForeign(Disk disk, Path from, Manifest source, Path to)
      throws IOException {
    if (!disk.exists(to)) {
      return;
    }
    List<String> names = new ArrayList<>(disk.list(to));
    names.remove(DataDirectory.LOCK);
    if (names.isEmpty()) {
      return;
    }
    if (!disk.exists(to.resolve(Manifest.NAME))
        && names.stream().noneMatch(DataDirectory::isData)) {
      throw new ForeignData(
          "The directory `" + to + "` holds other files. Name an empty or a new directory.");
    }
    if (disk.exists(to.resolve(Manifest.NAME))) {
      Manifest there = Manifest.read(disk, to);
      Contents copied = Contents.read(disk, to, there);
      Contents present = Contents.read(disk, from, source);
      if (!there.program().equals(source.program()) || copied.last() > present.last()) {
        throw new ForeignData(
            "The directory `"
                + to
                + "` holds data that is not a copy of `"
                + from
                + "`. Name an empty or a new directory.");
      }
    }
  }

  private static StorageFailed failed(Path from, Path to, IOException broken) {
    return new StorageFailed(
        "`" + from + "` cannot be copied to `" + to + "`: " + DiskFailure.reason(broken) + ".",
        broken);
  }

  /** Copies what has come since the last time; gives the number of the last commit copied. */
  public long bringUpToDate() {
    try {
      for (int i = 1; i < MOST_TRIES; i++) {
        Optional<Long> copied = copyUnlessFilesGo();
        if (copied.isPresent()) {
          return copied.get();
        }
      }
      return copyOnce();
    } catch (IOException broken) {
      throw failed(from, to, broken);
    }
  }

  /** Empty if files came or went meanwhile, and that was in the way. */
  private Optional<Long> copyUnlessFilesGo() throws IOException {
    Set<String> before = Set.copyOf(disk.list(from));
    try {
      return Optional.of(copyOnce());
    } catch (NoSuchFileException | DataCorrupt inTheWay) {
      if (before.equals(Set.copyOf(disk.list(from)))) {
        throw inTheWay;
      }
      return Optional.empty();
    }
  }

  private long copyOnce() throws IOException {
    Manifest manifest = manifest(disk, from);
    long checkpoint = Contents.newestCheckpoint(disk.list(from));
    if (checkpoint > 0 && !disk.exists(to.resolve(Checkpoint.name(checkpoint)))) {
      copyEvents();
      copyFile(Checkpoint.name(checkpoint));
    }
    var source = new LogDirectory(disk, from);
    long last = checkpoint;
    long newest = 0;
    List<Long> numbers = source.numbers();
    for (long number : numbers) {
      SegmentScan scan = SegmentScan.prefix(source.file(number), disk.read(source.file(number)));
      if (scan.header().number() == number) {
        copySegment(number, scan);
        last = Math.max(last, scan.last());
        newest = number;
      }
    }
    if (Contents.newestCheckpoint(disk.list(from)) != checkpoint) {
      // What it needs of the log may have gone before it was listed.
      throw new NoSuchFileException(from.resolve(Checkpoint.name(checkpoint)).toString());
    }
    new Manifest(manifest.program(), newest).write(disk, to);
    deleteOld(checkpoint, numbers.stream().map(source::file).map(Path::getFileName).toList());
    return last;
  }

  /** The segment's file in the copy ends with its last whole frame, and is never without one. */
  private void copySegment(long number, SegmentScan scan) throws IOException {
    Path target = new LogDirectory(disk, to).file(number);
    if (!disk.exists(target)) {
      disk.replace(target, Arrays.copyOf(scan.bytes(), scan.end()));
      return;
    }
    try (DiskFile file = disk.open(target)) {
      long size = SegmentScan.prefix(target, disk.read(target)).end();
      if (size < scan.end()) {
        byte[] more = Arrays.copyOfRange(scan.bytes(), (int) size, scan.end());
        file.write(size, more, more.length);
        file.sync();
      }
    }
  }

  /** Files with events do not change, and a checkpoint speaks of those there are before it is. */
  private void copyEvents() throws IOException {
    for (String name : disk.list(from)) {
      boolean events = name.startsWith(StoredEvents.PREFIX);
      if (events && !disk.exists(to.resolve(name))) {
        copyFile(name);
      }
    }
  }

  private void copyFile(String name) throws IOException {
    Path next = to.resolve(name + UNFINISHED);
    try (DiskFile source = disk.openToRead(from.resolve(name));
        DiskFile target = disk.create(next)) {
      long at = 0;
      byte[] part = source.read(at, PART_BYTES);
      while (part.length > 0) {
        target.write(at, part, part.length);
        at += part.length;
        part = source.read(at, PART_BYTES);
      }
      target.sync();
    }
    disk.move(next, to.resolve(name));
    disk.syncDirectory(to);
  }

  /** What the copy does not need: all but this checkpoint, and the log that was there with it. */
  private void deleteOld(long checkpoint, List<Path> segments) throws IOException {
    for (String name : disk.list(to)) {
      boolean older =
          name.startsWith(Checkpoint.PREFIX) && !name.equals(Checkpoint.name(checkpoint));
      boolean segment = LogDirectory.owns(name) && !segments.contains(Path.of(name));
      if (older || segment) {
        disk.delete(to.resolve(name));
      }
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException broken) {
      throw failed(from, to, broken);
    }
  }
}
