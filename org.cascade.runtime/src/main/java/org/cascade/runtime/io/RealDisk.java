package org.cascade.runtime.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The machine's file system. */
final class RealDisk implements Disk {
  private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

  /** Channels on files that other classes of this process have locked: closing one would unlock. */
  private static final Set<FileChannel> KEPT_OPEN = ConcurrentHashMap.newKeySet();

  @Override
  public boolean exists(Path file) {
    return Files.exists(file);
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    Path path = directory.toAbsolutePath();
    if (Files.isDirectory(path)) {
      return;
    }
    Path parent = path.getParent();
    if (parent != null) {
      createDirectories(parent);
    }
    Files.createDirectory(path);
    if (parent != null) {
      syncDirectory(parent);
    }
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    }
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeFully(channel, content);
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncDirectory(file.toAbsolutePath().getParent());
  }

  @Override
  public AppendFile openForAppend(Path file) throws IOException {
    boolean isNew = !Files.exists(file);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.position(channel.size());
    if (isNew) {
      channel.force(true);
      syncDirectory(file.toAbsolutePath().getParent());
    }
    return new ChannelFile(channel);
  }

  /**
   * A lock of the operating system, which ends with the process. Paths locked by this process are
   * remembered beside it: merely closing a second channel on the file would give up the lock.
   */
  @Override
  public LockOutcome lock(Path file) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    if (!LOCKED_HERE.add(path)) {
      return new HeldElsewhere(holderName());
    }
    boolean locked = false;
    try {
      LockOutcome outcome = lockFile(path);
      locked = outcome instanceof Locked;
      return outcome;
    } finally {
      if (!locked) {
        LOCKED_HERE.remove(path);
      }
    }
  }

  private static LockOutcome lockFile(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        byte[] holder = Files.readAllBytes(path);
        channel.close();
        return new HeldElsewhere(new String(holder, StandardCharsets.UTF_8).trim());
      }
    } catch (OverlappingFileLockException heldByOtherClasses) {
      KEPT_OPEN.add(channel);
      return new HeldElsewhere(holderName());
    }
    channel.truncate(0);
    writeFully(channel, (holderName() + "\n").getBytes(StandardCharsets.UTF_8));
    return (Locked)
        () -> {
          channel.close();
          LOCKED_HERE.remove(path);
        };
  }

  private static String holderName() {
    return "process " + ProcessHandle.current().pid();
  }

  private static void writeFully(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static void syncDirectory(@Nullable Path directory) throws IOException {
    if (directory == null || System.getProperty("os.name", "").startsWith("Windows")) {
      return; // Windows has no such operation: directory entries are durable there by themselves
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** A file at whose end the channel stands. */
  private record ChannelFile(FileChannel channel) implements AppendFile {
    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      writeFully(channel, bytes);
    }

    @Override
    public void sync() throws IOException {
      channel.force(false);
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
      channel.position(size);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
