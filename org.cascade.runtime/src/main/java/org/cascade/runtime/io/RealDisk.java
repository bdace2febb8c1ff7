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
  public DiskFile create(Path file) throws IOException {
    return UninterruptibleFile.open(
        file,
        "rw",
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE));
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return UninterruptibleFile.open(file, "rw", Set.of(StandardOpenOption.WRITE));
  }

  @Override
  public DiskFile openToRead(Path file) throws IOException {
    return UninterruptibleFile.open(file, "r", Set.of(StandardOpenOption.READ));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.delete(file);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    if (System.getProperty("os.name", "").startsWith("Windows")) {
      return; // Windows has no such operation: directory entries are durable there by themselves
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
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
    byte[] holder = (holderName() + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.wrap(holder);
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
    return (Locked)
        () -> {
          channel.close();
          LOCKED_HERE.remove(path);
        };
  }

  private static String holderName() {
    return "process " + ProcessHandle.current().pid();
  }
}
