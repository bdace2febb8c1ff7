package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.Disk.DiskFile;

/**
 * What a checkpoint is known by. After a migration there is another one of the same number, whose
 * beginning, which names the types, differs.
 */
public record FileMark(long number, long size, int checksum) {
  static final FileMark NONE = new FileMark(0, 0, 0);

  private static final int BEGINNING_BYTES = 1 << 16;

  /** The newest checkpoint in a directory. */
  static FileMark newest(Disk disk, Path directory) throws IOException {
    long number = Contents.newestCheckpoint(disk.list(directory));
    if (number == 0) {
      return NONE;
    }
    try (DiskFile file = disk.openToRead(directory.resolve(Checkpoint.name(number)))) {
      var crc = new CRC32C();
      crc.update(file.read(0, BEGINNING_BYTES));
      return new FileMark(number, file.size(), (int) crc.getValue());
    }
  }
}
