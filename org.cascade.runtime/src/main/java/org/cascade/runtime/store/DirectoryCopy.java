package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.fault.OperationException.ForeignData;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.DiskFailure;

/**
 * A copy of a data directory of this machine, made while a program may be working on it, and
 * brought up to date as often as wanted. At any moment the copy can be opened in place of the
 * directory: then it has a first part of its commits.
 *
 * <p>Files only ever come and go as a whole, save the newest segment, which grows. Where one has
 * gone meanwhile, a newer checkpoint has taken its place, and all is looked at again.
 */
public final class DirectoryCopy implements AutoCloseable {
  private static final int MOST_TRIES = 1000;

  private final Disk disk;
  private final Path from;
  private final CopiedDirectory copy;
  private Optional<CopyFeed> feed = Optional.empty();

  private DirectoryCopy(Disk disk, Path from, CopiedDirectory copy) {
    this.disk = disk;
    this.from = from;
    this.copy = copy;
  }

  /** Begins a copy in a new or empty directory, or goes on with one. */
  public static DirectoryCopy open(Disk disk, Path from, Path to) {
    try {
      refuseOther(disk, from);
      var opened = new DirectoryCopy(disk, from, CopiedDirectory.open(disk, to));
      boolean done = false;
      try {
        opened.begin();
        done = true;
        return opened;
      } finally {
        if (!done) {
          opened.copy.close();
        }
      }
    } catch (IOException broken) {
      throw failed(from, to, broken);
    }
  }

  private static void refuseOther(Disk disk, Path from) {
    if (!disk.exists(from.resolve(Manifest.NAME))) {
      throw new ForeignData(
          "The directory `"
              + from
              + "` holds no data of a Cascade program. Name one that was given to `--data`.");
    }
  }

  private static StorageFailed failed(Path from, Path to, IOException broken) {
    return new StorageFailed(
        "`" + from + "` cannot be copied to `" + to + "`: " + DiskFailure.reason(broken) + ".",
        broken);
  }

  private void begin() throws IOException {
    Manifest source = Manifest.read(disk, from);
    try {
      feed = Optional.of(new CopyFeed(disk, from, copy.position(), CopyFeed.ALL));
    } catch (ForeignData other) {
      throw new ForeignData(
          "The copy in `"
              + copy.path()
              + "` cannot follow `"
              + from
              + "`: "
              + other.message()
              + ".");
    }
    copy.begin(source.program(), source.id());
  }

  /** Copies what has come since the last time; gives the number of the last commit copied. */
  public long bringUpToDate() {
    try {
      for (int i = 1; i < MOST_TRIES; i++) {
        if (copyUnlessFilesGo()) {
          return copy.last();
        }
      }
      copyOnce();
      return copy.last();
    } catch (IOException broken) {
      throw failed(from, copy.path(), broken);
    }
  }

  /** False if files came or went meanwhile, and that was in the way. */
  private boolean copyUnlessFilesGo() throws IOException {
    Set<String> before = Set.copyOf(disk.list(from));
    try {
      copyOnce();
      return true;
    } catch (NoSuchFileException | DataCorrupt inTheWay) {
      boolean same = before.equals(Set.copyOf(disk.list(from)));
      if (same && feed.isEmpty()) {
        throw inTheWay;
      }
      feed = Optional.empty();
      return false;
    }
  }

  private void copyOnce() throws IOException {
    if (feed.isEmpty()) {
      begin();
    }
    CopyFeed steps = feed.orElseThrow();
    Optional<CopyStep> step = steps.next();
    while (step.isPresent()) {
      copy.apply(step.get());
      step = steps.next();
    }
  }

  @Override
  public void close() {
    try {
      copy.close();
    } catch (IOException broken) {
      throw failed(from, copy.path(), broken);
    }
  }
}
