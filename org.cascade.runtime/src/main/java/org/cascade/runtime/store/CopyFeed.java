package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.cascade.runtime.fault.OperationException.ForeignData;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.Disk.DiskFile;
import org.cascade.runtime.wal.LogDirectory;
import org.cascade.runtime.wal.SegmentScan;
import org.cascade.runtime.wal.SegmentTail;

/**
 * What a copy of a directory lacks, step by step, while a program may be working there.
 *
 * <p>Commits go on from where the copy is, as long as the log still has them. Otherwise the newest
 * checkpoint is given first, and the log from there. A checkpoint that is new is given beside the
 * log, so that the copy can drop its own as the program does. Nothing is held for a copy: where a
 * file has gone meanwhile, {@link NoSuchFileException} tells to begin a new feed.
 */
public final class CopyFeed {
  /** For a directory of another process, of which it is not known what is synced. */
  public static final LongSupplier ALL = () -> Long.MAX_VALUE;

  private static final int PART_BYTES = 1 << 18;
  private static final int STEPS_BETWEEN_LOOKS = 64;

  private final Disk disk;
  private final Path from;
  private final LongSupplier durable;
  private final LogDirectory log;
  private final Set<String> events;
  private final ArrayDeque<String> files = new ArrayDeque<>();
  private final long known;
  private final long goal;
  private FileMark checkpoint;
  private long fileAt = -1;
  private boolean logWaits;
  private boolean filesTurn;
  private boolean endTold;
  private boolean complete;
  private int steps;
  private Optional<SegmentTail> tail;

  /** Begins where a copy is; throws if it is no copy of this directory. */
  public CopyFeed(Disk disk, Path from, CopyPosition position, LongSupplier durable)
      throws IOException {
    this.disk = disk;
    this.from = from;
    this.durable = durable;
    this.log = new LogDirectory(disk, from);
    this.events = new HashSet<>(position.events());
    this.checkpoint = position.checkpoint();
    this.known = position.last();
    this.goal = durable.getAsLong();
    if (position.isBegun()) {
      refuseForeign(position);
    }
    this.tail = positionIn(position);
    lookForCheckpoint();
  }

  private void refuseForeign(CopyPosition position) throws IOException {
    Manifest source = Manifest.read(disk, from);
    if (!source.program().equals(position.program()) || !source.id().equals(position.id())) {
      throw new ForeignData(
          "it is a copy of other data, of program `"
              + position.program()
              + "`. Name an empty or a new directory");
    }
  }

  /** Where the log goes on; empty if what follows in it is gone, or the copy has none. */
  private Optional<SegmentTail> positionIn(CopyPosition position) throws IOException {
    List<Long> numbers = log.numbers();
    long newest = numbers.isEmpty() ? 0 : numbers.getLast();
    if (position.segment() > newest) {
      throw ahead();
    }
    if (!numbers.contains(position.segment())) {
      return Optional.empty();
    }
    SegmentTail found = SegmentTail.open(log, position.segment());
    if (found.header().epoch() != position.epoch()) {
      throw ahead();
    }
    Path file = log.file(position.segment());
    long last = SegmentScan.prefix(file, disk.read(file)).last();
    if (position.last() > last) {
      throw ahead();
    }
    return Optional.of(found);
  }

  private static ForeignData ahead() {
    return new ForeignData(
        "it has commits that are not there, so one of the two went another way. Name an empty or a"
            + " new directory");
  }

  /** The next step; none if the copy has all there is. */
  public Optional<CopyStep> next() throws IOException {
    steps++;
    filesTurn = !filesTurn;
    if (steps % STEPS_BETWEEN_LOOKS == 0) {
      lookForCheckpoint();
    }
    if (!files.isEmpty() && (logWaits || filesTurn)) {
      return Optional.of(nextOfFiles());
    }
    if (!complete && files.isEmpty() && tail.isPresent() && tail.get().last() >= goal) {
      return Optional.of(completed());
    }
    Optional<CopyStep> step = nextOfLog();
    if (step.isPresent()) {
      return step;
    }
    lookForCheckpoint();
    if (!files.isEmpty()) {
      return Optional.of(nextOfFiles());
    }
    return complete ? Optional.empty() : Optional.of(completed());
  }

  private CopyStep completed() {
    complete = true;
    return new CopyStep.Complete();
  }

  private void lookForCheckpoint() throws IOException {
    if (!files.isEmpty()) {
      return;
    }
    FileMark newest = FileMark.newest(disk, from);
    if (newest.number() == 0 || newest.equals(checkpoint)) {
      return;
    }
    checkpoint = newest;
    for (String name : disk.list(from)) {
      if (name.startsWith(StoredEvents.PREFIX) && events.add(name)) {
        files.add(name);
      }
    }
    files.add(Checkpoint.name(newest.number()));
    logWaits = tail.isEmpty(); // where it begins depends on the checkpoint
  }

  private CopyStep nextOfFiles() throws IOException {
    String name = files.element();
    if (fileAt < 0) {
      fileAt = 0;
      return new CopyStep.FileStart(name);
    }
    try (DiskFile file = disk.openToRead(from.resolve(name))) {
      byte[] part = file.read(fileAt, PART_BYTES);
      if (part.length > 0) {
        fileAt += part.length;
        return new CopyStep.FilePart(part);
      }
    }
    files.remove();
    fileAt = -1;
    logWaits &= !files.isEmpty();
    return new CopyStep.FileEnd();
  }

  private Optional<CopyStep> nextOfLog() throws IOException {
    if (tail.isEmpty()) {
      return firstSegment();
    }
    SegmentTail current = tail.get();
    Optional<SegmentTail.Frames> frames = current.next(known, durable.getAsLong(), PART_BYTES);
    if (frames.isPresent()) {
      return Optional.of(new CopyStep.Log(frames.get()));
    }
    if (current.ended() && !endTold) {
      return segmentEnd();
    }
    long next = current.header().number() + 1;
    if (!disk.exists(log.file(next))) {
      return nothingYet(next);
    }
    if (!current.ended()) {
      return endMissing(current, next);
    }
    return begin(next);
  }

  /** Later segments, if there are any, have to be reached in another way. */
  private Optional<CopyStep> nothingYet(long next) throws IOException {
    List<Long> numbers = log.numbers();
    if (!numbers.isEmpty() && numbers.getLast() > next) {
      throw new NoSuchFileException(log.file(next).toString());
    }
    return Optional.empty();
  }

  /** Its end may have come since it was read; or what comes before it is not synced yet. */
  private Optional<CopyStep> endMissing(SegmentTail current, long next) throws IOException {
    long limit = durable.getAsLong();
    Optional<SegmentTail.Frames> late = current.next(known, limit, PART_BYTES);
    if (late.isPresent() || current.ended()) {
      return late.map(CopyStep.Log::new);
    }
    if (log.header(next).firstRecord() > limit + 1) {
      return Optional.empty();
    }
    throw SegmentScan.corrupt(
        log.file(current.header().number()),
        0,
        "after record " + current.last() + " its end is not marked, and another file follows");
  }

  private Optional<CopyStep> segmentEnd() {
    endTold = true;
    return Optional.of(new CopyStep.SegmentEnd());
  }

  /** The latest segment from which all is there that came after the checkpoint. */
  private Optional<CopyStep> firstSegment() throws IOException {
    List<Long> numbers = log.numbers();
    for (long number : numbers.reversed()) {
      if (log.header(number).firstRecord() <= checkpoint.number() + 1) {
        return begin(number);
      }
    }
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    throw new NoSuchFileException(log.file(numbers.getFirst() - 1).toString());
  }

  private Optional<CopyStep> begin(long number) throws IOException {
    SegmentTail begun = SegmentTail.open(log, number);
    tail = Optional.of(begun);
    endTold = false;
    return Optional.of(new CopyStep.SegmentStart(begun.header().encode()));
  }
}
