package org.cascade.runtime.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a machine, as far as the runtime needs them.
 *
 * <p>What is written may be lost or torn by a loss of power until its file is synced; names that
 * are made, moved or deleted may be as before until their directory is.
 */
public interface Disk {
  boolean exists(Path file);

  /** Makes a directory, with those above it, durably. */
  void createDirectories(Path directory) throws IOException;

  /** The names of what is in a directory, sorted. */
  List<String> list(Path directory) throws IOException;

  /** Makes a file anew, empty, to be written and read; one of that name is gone. */
  DiskFile create(Path file) throws IOException;

  /** Opens a file to be read and written. */
  DiskFile open(Path file) throws IOException;

  /** Opens a file to be read only. */
  DiskFile openToRead(Path file) throws IOException;

  /** Gives a file another name in the same directory, in place of what had that name. */
  void move(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /** Returns when the names in a directory survive a loss of power. */
  void syncDirectory(Path directory) throws IOException;

  /** Takes a lock file for this process, until it is closed or the process ends. */
  LockOutcome lock(Path file) throws IOException;

  /** All of a file that is not large. */
  default byte[] read(Path file) throws IOException {
    try (DiskFile open = openToRead(file)) {
      return open.read(0, Math.toIntExact(open.size()));
    }
  }

  /** Gives a file this content, all of it or nothing whenever the machine stops; durably. */
  default void replace(Path file, byte[] content) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try (DiskFile written = create(next)) {
      written.write(0, content, content.length);
      written.sync();
    }
    move(next, file);
    Path directory = file.getParent();
    if (directory != null) {
      syncDirectory(directory);
    }
  }

  /** An open file. */
  interface DiskFile extends AutoCloseable {
    long size() throws IOException;

    /** Writes the first bytes of an array at a position; durable only after {@link #sync}. */
    void write(long at, byte[] bytes, int length) throws IOException;

    /**
     * Prepares for many small writes into the first so many bytes, which are there already: where
     * it can be had, they cost no call of the system, and stay when the process ends as others do.
     */
    default void expectSmallWrites(int size) throws IOException {}

    /** Cuts the file to a length; durable only after {@link #sync}. */
    void truncate(long size) throws IOException;

    /** Reads so many bytes from a position, or fewer where the file ends. */
    byte[] read(long at, int length) throws IOException;

    /** Returns when all that was written survives a loss of power. */
    void sync() throws IOException;

    @Override
    void close() throws IOException;
  }

  /** Whether a lock could be had. */
  sealed interface LockOutcome {}

  /** The lock is ours until it is closed. */
  non-sealed interface Locked extends LockOutcome, AutoCloseable {
    @Override
    void close() throws IOException;
  }

  /** Another has it; {@code holder} names the process. */
  record HeldElsewhere(String holder) implements LockOutcome {}
}
