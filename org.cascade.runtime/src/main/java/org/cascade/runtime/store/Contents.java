package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.wal.LogDirectory;
import org.cascade.runtime.wal.SegmentHeader;
import org.cascade.runtime.wal.SegmentScan;
import org.cascade.runtime.wal.WriteAheadLog.Ended;

/**
 * The files of a data directory: the newest checkpoint, the segments of the log, and which of these
 * hold what came after it.
 *
 * @param checkpoint the number of the newest, 0 if there is none
 * @param needed the segments with records after it, in order
 * @param older those before, which may go
 * @param newest the last segment there is, read already
 */
record Contents(
    Disk disk,
    Path directory,
    LogDirectory log,
    long checkpoint,
    List<SegmentHeader> older,
    List<SegmentHeader> needed,
    Optional<SegmentScan> newest) {

  /** Throws if a file is missing. */
  static Contents read(Disk disk, Path directory, Manifest manifest) throws IOException {
    var log = new LogDirectory(disk, directory);
    long checkpoint = newestCheckpoint(disk.list(directory));
    List<Long> numbers = log.numbers();
    long last = numbers.isEmpty() ? 0 : numbers.getLast();
    if (last < manifest.segment()) {
      throw missing(log.file(manifest.segment()));
    }
    List<SegmentHeader> headers = new ArrayList<>();
    for (long number = last; number > 0; number--) {
      if (!numbers.contains(number)) {
        throw missing(log.file(number));
      }
      SegmentHeader header = log.header(number);
      headers.addFirst(header);
      if (header.firstRecord() <= checkpoint + 1) {
        break;
      }
    }
    if (!headers.isEmpty() && headers.getFirst().firstRecord() > checkpoint + 1) {
      throw missing(directory.resolve(Checkpoint.name(headers.getFirst().firstRecord() - 1)));
    }
    Optional<SegmentScan> newest =
        headers.isEmpty() ? Optional.empty() : Optional.of(log.scan(last));
    List<SegmentHeader> older = new ArrayList<>();
    boolean nothingNew = newest.isPresent() && newest.get().last() <= checkpoint;
    if (nothingNew) {
      older.addAll(headers);
      headers.clear();
    }
    return new Contents(
        disk, directory, log, checkpoint, List.copyOf(older), List.copyOf(headers), newest);
  }

  static long newestCheckpoint(List<String> names) {
    return names.stream()
        .filter(name -> name.matches(Checkpoint.PREFIX + "\\d{1,18}"))
        .mapToLong(name -> Long.parseLong(name.substring(Checkpoint.PREFIX.length())))
        .max()
        .orElse(0);
  }

  private static DataCorrupt missing(Path file) {
    return new DataCorrupt(
        "The data file "
            + file
            + " is missing. Nothing was changed. Restore the directory from a copy.");
  }

  boolean hasCheckpoint() {
    return checkpoint > 0;
  }

  /** How long the newest checkpoint is; 0 if there is none. */
  long checkpointBytes() throws IOException {
    if (!hasCheckpoint()) {
      return 0;
    }
    try (Disk.DiskFile file = disk.openToRead(directory.resolve(Checkpoint.name(checkpoint)))) {
      return file.size();
    }
  }

  CheckpointReader openCheckpoint() throws IOException {
    Path path = directory.resolve(Checkpoint.name(checkpoint));
    CheckpointReader reader = CheckpointReader.open(disk, path);
    if (reader.number() != checkpoint) {
      throw SegmentScan.corrupt(path, 0, "it is of commit " + reader.number());
    }
    return reader;
  }

  Catalog catalog(SegmentHeader segment) {
    try {
      var in = new Input(segment.catalog(), Contents::noReferences);
      return Catalog.read(in);
    } catch (MalformedInput malformed) {
      throw SegmentScan.corrupt(
          log.file(segment.number()), 0, String.valueOf(malformed.getMessage()));
    }
  }

  private static Object noReferences(long number) {
    throw new MalformedInput("a catalog refers to space " + number);
  }

  /** Takes each needed segment in turn. */
  interface Reader {
    void segment(SegmentScan segment) throws IOException;
  }

  /** Reads the needed segments, and checks that nothing is missing between them. */
  List<Ended> readLog(Reader reader) throws IOException {
    List<Ended> ended = new ArrayList<>();
    older.forEach(header -> ended.add(new Ended(header.number(), checkpoint)));
    for (int i = 0; i < needed.size(); i++) {
      SegmentHeader header = needed.get(i);
      boolean last = i == needed.size() - 1;
      SegmentScan scan = last && newest.isPresent() ? newest.get() : log.scan(header.number());
      if (!last && needed.get(i + 1).firstRecord() != scan.last() + 1) {
        throw SegmentScan.corrupt(
            scan.file(),
            scan.end(),
            "it ends with record "
                + scan.last()
                + ", and the next file begins with record "
                + needed.get(i + 1).firstRecord());
      }
      reader.segment(scan);
      ended.add(new Ended(header.number(), scan.last()));
    }
    return ended;
  }

  /** The number of the last commit. */
  long last() {
    return Math.max(checkpoint, newest.map(SegmentScan::last).orElse(0L));
  }

  long lastSegment() {
    return newest.map(scan -> scan.header().number()).orElse(0L);
  }

  /** Deletes what interrupted runs have left, and older checkpoints. */
  void clean(Set<Long> eventFiles) throws IOException {
    Set<String> kept = new HashSet<>();
    eventFiles.forEach(number -> kept.add(StoredEvents.name(number)));
    kept.add(Checkpoint.name(checkpoint));
    for (String name : disk.list(directory)) {
      boolean mine =
          name.startsWith(Checkpoint.PREFIX)
              || name.startsWith(StoredEvents.PREFIX)
              || name.equals(StoredEvents.UNFINISHED)
              || name.equals(Manifest.NAME + ".new");
      if (mine && !kept.contains(name)) {
        disk.delete(directory.resolve(name));
      }
    }
    log.clean(
        Stream.concat(older.stream(), needed.stream())
            .mapToLong(SegmentHeader::number)
            .min()
            .orElse(0));
  }
}
