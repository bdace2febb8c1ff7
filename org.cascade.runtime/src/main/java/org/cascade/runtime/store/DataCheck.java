package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cascade.runtime.fault.OperationException.DataLocked;
import org.cascade.runtime.fault.OperationException.ForeignData;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.Disk.DiskFile;
import org.cascade.runtime.io.DiskFailure;

/** Reads every file of a data directory, without the program, and tells what is in them. */
public final class DataCheck {
  private DataCheck() {}

  /** Lines for the user; throws at the first thing that is damaged or missing. Changes nothing. */
  public static List<String> of(Disk disk, Path directory) {
    try {
      if (!disk.exists(directory.resolve(Manifest.NAME))) {
        throw new ForeignData(
            "The directory `"
                + directory
                + "` holds no data of a Cascade program. Name one that was given to `--data`.");
      }
      return switch (disk.lock(directory.resolve(DataDirectory.LOCK))) {
        case Disk.Locked locked -> {
          try (locked) {
            yield check(disk, directory);
          }
        }
        case Disk.HeldElsewhere(String holder) ->
            throw new DataLocked(
                "The data directory `"
                    + directory
                    + "` is in use by "
                    + holder
                    + ". End that first, or check a copy of `cascade data backup`.");
      };
    } catch (IOException broken) {
      throw new StorageFailed(
          "The data in `" + directory + "` cannot be read: " + DiskFailure.reason(broken) + ".",
          broken);
    }
  }

  private static List<String> check(Disk disk, Path directory) throws IOException {
    Manifest manifest = Manifest.read(disk, directory);
    Contents contents = Contents.read(disk, directory, manifest);
    List<String> lines = new ArrayList<>();
    lines.add("program      " + manifest.program());
    lines.add("commits      " + contents.last());
    if (contents.hasCheckpoint()) {
      long blocks = blocks(disk, directory.resolve(Checkpoint.name(contents.checkpoint())));
      lines.add("checkpoint   after commit " + contents.checkpoint() + ", " + blocks + " blocks");
    }
    long[] log = {0, 0};
    contents.readLog(segment -> {
      log[0]++;
      log[1] += segment.end();
    });
    lines.add("log          " + log[0] + " segments, " + log[1] + " bytes to read at a start");
    if (contents.newest().isPresent() && !contents.newest().get().sealed()) {
      lines.add("             the last run did not end by itself");
    }
    long events = 0;
    for (String name : disk.list(directory)) {
      if (name.startsWith(StoredEvents.PREFIX)) {
        blocks(disk, directory.resolve(name));
        events++;
      }
    }
    lines.add("events       " + events + " files");
    return lines;
  }

  private static long blocks(Disk disk, Path path) throws IOException {
    try (DiskFile file = disk.openToRead(path)) {
      var reader = new BlockReader(path, file);
      long blocks = 0;
      while (reader.next().kind() != BlockWriter.END) {
        blocks++;
      }
      return blocks;
    }
  }
}
