package org.cascade.runtime.io;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A disk in memory that can stop at any step, and then has any part of what was not synced.
 *
 * <p>Steps are all uses that change something. After a stop every use fails, as a process that is
 * gone does nothing; {@link #afterCrash} is the disk as the next process finds it: of each write
 * that was not synced any sectors may be there, in no order, and of each directory's changes any
 * first part.
 */
public final class SimulatedDisk implements Disk {
  private static final long NEVER = Long.MAX_VALUE;

  private final Random random;
  private final Set<Path> directories = new HashSet<>();
  private final Set<Path> locks = new HashSet<>();

  /** The files as processes see them, and as a loss of power leaves them. */
  private final Map<Path, SimulatedContent> files = new TreeMap<>();

  private final Map<Path, SimulatedContent> durableFiles = new TreeMap<>();
  private final List<Renaming> renamings = new ArrayList<>();
  private long steps;
  private long crashAtStep = NEVER;
  private long failSyncAtStep = NEVER;
  private boolean crashed;
  private long bytesLeft = NEVER;
  private long writtenBytes;

  /** Who may go on where the disk is used; empty if only one thread uses it. */
  private Optional<SimulatedThreads> threads = Optional.empty();

  public SimulatedDisk(long seed) {
    this.random = new Random(seed);
  }

  /** A change of names that is not durable yet. */
  private sealed interface Renaming {
    Path directory();

    record Created(Path directory, Path file, SimulatedContent content) implements Renaming {}

    record Moved(Path directory, Path from, Path to) implements Renaming {}

    record Deleted(Path directory, Path file) implements Renaming {}
  }

  /**
   * Has others go on where a thread changes something, and while it waits for a sync, which saves
   * what was written before it began.
   */
  public synchronized void usedBy(SimulatedThreads of) {
    threads = Optional.of(of);
  }

  private void turn() {
    threads.ifPresent(SimulatedThreads::turn);
  }

  /** Steps so far. */
  public synchronized long steps() {
    return steps;
  }

  /** How many bytes were ever written. */
  public synchronized long writtenBytes() {
    return writtenBytes;
  }

  /** Stops the machine in the middle of a step, counted from 1 as {@link #steps} does. */
  public synchronized void crashAt(long step) {
    crashAtStep = step;
  }

  /** Lets the first sync at or after a step fail, and any part of what it should save be lost. */
  public synchronized void failSyncAt(long step) {
    failSyncAtStep = step;
  }

  /** Leaves room for this many more bytes. */
  public synchronized void fullAfter(long bytes) {
    bytesLeft = bytes;
  }

  /** What the next process finds after a loss of power. */
  public synchronized SimulatedDisk afterCrash() {
    int kept = renamings.isEmpty() ? 0 : random.nextInt(renamings.size() + 1);
    renamings.subList(0, kept).forEach(this::makeDurable);
    renamings.clear();
    var next = new SimulatedDisk(random.nextLong());
    next.directories.addAll(directories);
    durableFiles.forEach((path, content) -> next.poke(path, content.torn(random)));
    return next;
  }

  /** What the next process finds after this one has ended in any way: all that was written. */
  public synchronized SimulatedDisk afterEnd() {
    var next = new SimulatedDisk(random.nextLong());
    next.directories.addAll(directories);
    next.files.putAll(files);
    next.durableFiles.putAll(durableFiles);
    next.renamings.addAll(renamings);
    return next;
  }

  /** The bytes of a file as they are now, to be damaged by a test; none if there is no file. */
  public synchronized byte[] peek(Path file) {
    SimulatedContent content = files.get(file);
    return content == null ? new byte[0] : content.read(0, Integer.MAX_VALUE);
  }

  /** Puts bytes in place of a file, durably. */
  public synchronized void poke(Path file, byte[] bytes) {
    SimulatedContent content = SimulatedContent.durable(bytes);
    files.put(file, content);
    durableFiles.put(file, content);
  }

  /** Takes a file away, durably. */
  public synchronized void lose(Path file) {
    files.remove(file);
    durableFiles.remove(file);
  }

  @Override
  public synchronized boolean exists(Path file) {
    return files.containsKey(file) || directories.contains(file);
  }

  @Override
  public synchronized void createDirectories(Path directory) throws IOException {
    alive();
    for (Path at = directory; at != null; at = at.getParent()) {
      directories.add(at);
    }
  }

  @Override
  public synchronized List<String> list(Path directory) throws IOException {
    alive();
    return files.keySet().stream()
        .filter(file -> directory.equals(file.getParent()))
        .map(file -> String.valueOf(file.getFileName()))
        .toList();
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    turn();
    synchronized (this) {
      step();
      SimulatedContent content = SimulatedContent.durable(new byte[0]);
      files.put(file, content);
      renamings.add(new Renaming.Created(directoryOf(file), file, content));
      return new OpenFile(content);
    }
  }

  @Override
  public synchronized DiskFile open(Path file) throws IOException {
    alive();
    return new OpenFile(existing(file));
  }

  @Override
  public DiskFile openToRead(Path file) throws IOException {
    return open(file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    turn();
    synchronized (this) {
      step();
      files.put(to, existing(from));
      files.remove(from);
      renamings.add(new Renaming.Moved(directoryOf(to), from, to));
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    turn();
    synchronized (this) {
      step();
      existing(file);
      files.remove(file);
      renamings.add(new Renaming.Deleted(directoryOf(file), file));
    }
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    turn();
    synchronized (this) {
      step();
      for (Renaming renaming : List.copyOf(renamings)) {
        if (renaming.directory().equals(directory)) {
          makeDurable(renaming);
          renamings.remove(renaming);
        }
      }
    }
  }

  private void makeDurable(Renaming renaming) {
    switch (renaming) {
      case Renaming.Created(Path directory, Path file, SimulatedContent content) ->
          durableFiles.put(file, content);
      case Renaming.Moved(Path directory, Path from, Path to) -> {
        SimulatedContent moved = durableFiles.remove(from);
        if (moved != null) {
          durableFiles.put(to, moved);
        }
      }
      case Renaming.Deleted(Path directory, Path file) -> durableFiles.remove(file);
    }
  }

  private static Path directoryOf(Path file) {
    Path directory = file.getParent();
    return directory == null ? file : directory;
  }

  @Override
  public synchronized LockOutcome lock(Path file) throws IOException {
    alive();
    if (!locks.add(file)) {
      return new HeldElsewhere("process 1");
    }
    files.putIfAbsent(file, SimulatedContent.durable(new byte[0]));
    return (Locked) () -> unlock(file);
  }

  private synchronized void unlock(Path file) {
    locks.remove(file);
  }

  private SimulatedContent existing(Path file) throws IOException {
    SimulatedContent content = files.get(file);
    if (content == null) {
      throw new NoSuchFileException(file.toString());
    }
    return content;
  }

  private void alive() throws IOException {
    if (crashed) {
      throw new IOException("the simulated machine has stopped");
    }
  }

  private void step() throws IOException {
    alive();
    steps++;
    if (steps >= crashAtStep) {
      crashed = true;
      throw new IOException("the simulated machine stops at step " + steps);
    }
  }

  /** An open file, which keeps its content whatever becomes of its name. */
  private final class OpenFile implements DiskFile {
    private final SimulatedContent content;

    OpenFile(SimulatedContent content) {
      this.content = content;
    }

    @Override
    public long size() throws IOException {
      synchronized (SimulatedDisk.this) {
        alive();
        return content.size();
      }
    }

    @Override
    public void write(long at, byte[] bytes, int length) throws IOException {
      turn();
      synchronized (SimulatedDisk.this) {
        alive();
        long growth = Math.max(0, at + length - content.size());
        int room = (int) Math.min(length, length - growth + Math.min(growth, bytesLeft));
        bytesLeft -= bytesLeft == NEVER ? 0 : Math.min(growth, bytesLeft);
        content.write((int) at, bytes, room); // of what a crash in this step leaves any part
        writtenBytes += room;
        step();
        if (room < length) {
          throw new IOException("No space left on device");
        }
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      turn();
      synchronized (SimulatedDisk.this) {
        step();
        content.truncate((int) size);
      }
    }

    @Override
    public byte[] read(long at, int length) throws IOException {
      synchronized (SimulatedDisk.this) {
        alive();
        return content.read((int) at, length);
      }
    }

    @Override
    public void sync() throws IOException {
      turn();
      SimulatedContent.Saving saving = beginSync();
      threads.ifPresent(SimulatedThreads::linger);
      endSync(saving);
    }

    private SimulatedContent.Saving beginSync() throws IOException {
      synchronized (SimulatedDisk.this) {
        step();
        if (steps >= failSyncAtStep) {
          failSyncAtStep = NEVER;
          content.failSync(random);
          throw new IOException("Input/output error");
        }
        return content.beginSync();
      }
    }

    private void endSync(SimulatedContent.Saving saving) throws IOException {
      synchronized (SimulatedDisk.this) {
        alive();
        content.endSync(saving);
      }
    }

    @Override
    public void close() {
      // nothing is held open in memory
    }
  }
}
