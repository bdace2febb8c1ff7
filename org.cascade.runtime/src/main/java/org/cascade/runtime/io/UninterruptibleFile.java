package org.cascade.runtime.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
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

  private final Path path;

  /** The first part of the file as memory, where small writes are expected. */
  private Optional<MappedByteBuffer> memory = Optional.empty();

  /** Where the file's own position is, so that what follows on needs no call to move it. */
  private long position;

  private UninterruptibleFile(Path path, RandomAccessFile file, AsynchronousFileChannel channel) {
    this.path = path;
    this.file = file;
    this.channel = channel;
  }

  /** The channel is opened first, since its errors tell more. */
  static DiskFile open(Path path, String mode, Set<? extends OpenOption> options)
      throws IOException {
    AsynchronousFileChannel channel =
        AsynchronousFileChannel.open(path, options.toArray(OpenOption[]::new));
    try {
      return new UninterruptibleFile(path, new RandomAccessFile(path.toFile(), mode), channel);
    } catch (IOException refused) {
      channel.close();
      throw refused;
    }
  }

  @Override
  public long size() throws IOException {
    return file.length();
  }

  /**
   * On Linux what is written to memory is at once what others read from the file, and is synced
   * with it; other systems promise less. A thread that has been interrupted cannot map, and writes
   * as ever.
   */
  @Override
  public synchronized void expectSmallWrites(int size) throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Linux")) {
      return;
    }
    try (FileChannel mapping =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      memory = Optional.of(mapping.map(FileChannel.MapMode.READ_WRITE, 0, size));
    } catch (ClosedByInterruptException interrupted) {
      memory = Optional.empty();
    }
  }

  @Override
  public synchronized void write(long at, byte[] bytes, int length) throws IOException {
    if (memory.isPresent() && at + length <= memory.get().capacity()) {
      memory.get().put((int) at, bytes, 0, length);
      return;
    }
    if (position != at) {
      file.seek(at);
    }
    position = UNKNOWN; // until all of it is there
    file.write(bytes, 0, length);
    position = at + length;
  }

  @Override
  public synchronized void truncate(long size) throws IOException {
    memory = Optional.empty(); // to touch what is cut off would end the process
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
