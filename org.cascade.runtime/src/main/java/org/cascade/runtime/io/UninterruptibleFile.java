package org.cascade.runtime.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.cascade.runtime.io.Disk.DiskFile;

/**
 * A real file. A thread that is interrupted while it writes goes on: it may be writing for others,
 * and a {@code FileChannel} would be closed by that, for everybody. This kind of channel is not,
 * and it is here for {@code fdatasync}, which the other class lacks.
 */
final class UninterruptibleFile implements DiskFile {
  private static final long UNKNOWN = -1;

  private final RandomAccessFile file;
  private final AsynchronousFileChannel channel;

  /** Where the file's own position is, so that what follows on needs no call to move it. */
  private long position;

  private UninterruptibleFile(RandomAccessFile file, AsynchronousFileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The channel is opened first, since its errors tell more. */
  static DiskFile open(Path path, String mode, Set<? extends OpenOption> options)
      throws IOException {
    AsynchronousFileChannel channel =
        AsynchronousFileChannel.open(path, options.toArray(OpenOption[]::new));
    try {
      return new UninterruptibleFile(new RandomAccessFile(path.toFile(), mode), channel);
    } catch (IOException refused) {
      channel.close();
      throw refused;
    }
  }

  @Override
  public long size() throws IOException {
    return file.length();
  }

  @Override
  public synchronized void write(long at, byte[] bytes, int length) throws IOException {
    if (position != at) {
      file.seek(at);
    }
    position = UNKNOWN; // until all of it is there
    file.write(bytes, 0, length);
    position = at + length;
  }

  @Override
  public synchronized void truncate(long size) throws IOException {
    position = UNKNOWN;
    file.setLength(size);
  }

  @Override
  public synchronized byte[] read(long at, int length) throws IOException {
    byte[] bytes = new byte[(int) Math.max(0, Math.min(length, size() - at))];
    position = UNKNOWN;
    file.seek(at);
    int filled = 0;
    while (filled < bytes.length) {
      int more = file.read(bytes, filled, bytes.length - filled);
      if (more < 0) {
        return Arrays.copyOf(bytes, filled); // the file has become shorter meanwhile
      }
      filled += more;
    }
    return bytes;
  }

  @Override
  public void sync() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      channel.close();
    }
  }
}
