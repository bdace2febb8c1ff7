package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.fault.OperationException.ForeignData;
import org.cascade.runtime.io.Disk;

/**
 * What a data directory says of itself: the format, whose data it is, and the newest segment of the
 * log that there has to be.
 */
record Manifest(String program, long segment) {
  static final String NAME = "manifest";

  private static final String FORMAT = "cascade-data 3";
  private static final String PROGRAM = "program ";
  private static final String SEGMENT = "log ";

  /** Throws if there is none that this runtime can use. */
  static Manifest read(Disk disk, Path directory) throws IOException {
    Path path = directory.resolve(NAME);
    List<String> lines = new String(disk.read(path), StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith("cascade-data ")) {
      throw damaged(path);
    }
    if (!lines.getFirst().equals(FORMAT)) {
      throw new ForeignData(
          path
              + " has format `"
              + lines.getFirst()
              + "`, and this runtime reads `"
              + FORMAT
              + "`. Nothing was changed. Use the version of Cascade that wrote it, or another data"
              + " directory.");
    }
    if (lines.size() < 3
        || !lines.get(1).startsWith(PROGRAM)
        || !lines.get(2).startsWith(SEGMENT)) {
      throw damaged(path);
    }
    try {
      long segment = Long.parseLong(lines.get(2).substring(SEGMENT.length()));
      return new Manifest(lines.get(1).substring(PROGRAM.length()), segment);
    } catch (NumberFormatException wrong) {
      throw damaged(path);
    }
  }

  private static DataCorrupt damaged(Path path) {
    return new DataCorrupt(
        "The file "
            + path
            + " is damaged. Nothing was changed. Restore the directory from a copy.");
  }

  void write(Disk disk, Path directory) throws IOException {
    String text = FORMAT + "\n" + PROGRAM + program + "\n" + SEGMENT + segment + "\n";
    disk.replace(directory.resolve(NAME), text.getBytes(StandardCharsets.UTF_8));
  }
}
