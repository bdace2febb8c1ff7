package org.cascade.runtime.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files of a machine, as far as the runtime needs them. */
public interface Disk {
  boolean exists(Path file);

  /** Makes a directory, with those above it, durably. */
  void createDirectories(Path directory) throws IOException;

  /** The names of what is in a directory, sorted. */
  List<String> list(Path directory) throws IOException;

  byte[] read(Path file) throws IOException;

  /** Gives a file this content, all of it or nothing whenever the machine stops; durably. */
  void replace(Path file, byte[] content) throws IOException;

  /** Opens a file to be written at its end, and makes it if it is not there. */
  AppendFile openForAppend(Path file) throws IOException;

  /** Takes a lock file for this process, until it is closed or the process ends. */
  LockOutcome lock(Path file) throws IOException;

  /** A file that grows at its end. */
  interface AppendFile extends AutoCloseable {
    long size() throws IOException;

    /** Writes at the end; durable only after {@link #sync}. */
    void append(byte[] bytes) throws IOException;

    /** Returns when all that was appended survives a loss of power. */
    void sync() throws IOException;

    /** Cuts the file to a length; durable after {@link #sync}. */
    void truncate(long size) throws IOException;

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
