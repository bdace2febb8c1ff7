package org.cascade.runtime.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A disk in memory that can stop at any step, tear what was not synced, and fail to sync.
 *
 * <p>Steps are appends, syncs, truncations and replacements. After a stop every use fails, as a
 * process that is gone does nothing; {@link #afterCrash} is the disk as the next process finds it.
 */
public final class SimulatedDisk implements Disk {
  private static final int SECTOR_BYTES = 512;
  private static final long NEVER = Long.MAX_VALUE;

  private final Random random;
  private final Map<Path, Content> files = new TreeMap<>();
  private final Set<Path> directories = new HashSet<>();
  private final Set<Path> locks = new HashSet<>();
  private long steps;
  private long crashAtStep = NEVER;
  private long failSyncAtStep = NEVER;
  private boolean crashed;
  private long bytesLeft = NEVER;

  public SimulatedDisk(long seed) {
    this.random = new Random(seed);
  }

  /** Steps so far. */
  public synchronized long steps() {
    return steps;
  }

  /** Stops the machine in the middle of a step, counted from 1 as {@link #steps} does. */
  public synchronized void crashAt(long step) {
    crashAtStep = step;
  }

  /** Lets the first sync at or after a step fail, and what it should have saved be lost. */
  public synchronized void failSyncAt(long step) {
    failSyncAtStep = step;
  }

  /** Leaves room for this many more bytes. */
  public synchronized void fullAfter(long bytes) {
    bytesLeft = bytes;
  }

  /** What the next process finds: all that was synced, and a torn part of what was not. */
  public synchronized SimulatedDisk afterCrash() {
    var next = new SimulatedDisk(random.nextLong());
    next.directories.addAll(directories);
    files.forEach((path, content) -> next.files.put(path, content.torn(random)));
    return next;
  }

  /** The bytes of a file as they are now, to be damaged by a test. */
  public synchronized byte[] peek(Path file) {
    Content content = files.get(file);
    return content == null ? new byte[0] : content.bytes.clone();
  }

  /** Puts bytes in place of a file, durably. */
  public synchronized void poke(Path file, byte[] bytes) {
    files.put(file, new Content(bytes.clone(), bytes.length));
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
  public synchronized byte[] read(Path file) throws IOException {
    alive();
    return existing(file).bytes.clone();
  }

  @Override
  public synchronized void replace(Path file, byte[] content) throws IOException {
    step();
    files.put(file, new Content(content.clone(), content.length));
  }

  @Override
  public synchronized AppendFile openForAppend(Path file) throws IOException {
    alive();
    files.computeIfAbsent(file, ignored -> new Content(new byte[0], 0));
    return new SimulatedFile(file);
  }

  @Override
  public synchronized LockOutcome lock(Path file) throws IOException {
    alive();
    if (!locks.add(file)) {
      return new HeldElsewhere("process 1");
    }
    files.put(file, new Content(new byte[0], 0));
    return (Locked) () -> unlock(file);
  }

  private synchronized void unlock(Path file) {
    locks.remove(file);
  }

  private Content existing(Path file) throws IOException {
    Content content = files.get(file);
    if (content == null) {
      throw new FileNotFoundException(file.toString());
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

  /** Bytes, of which the first {@code synced} survive a crash for certain. */
  private record Content(byte[] bytes, int synced) {
    Content torn(Random random) {
      int unsynced = bytes.length - synced;
      int kept = synced + (unsynced > 0 ? random.nextInt(unsynced + 1) : 0);
      byte[] left = Arrays.copyOf(bytes, kept);
      if (kept > synced && random.nextBoolean()) {
        int from = synced + random.nextInt(kept - synced);
        Arrays.fill(left, from, Math.min(kept, from + SECTOR_BYTES), (byte) 0);
      }
      return new Content(left, left.length);
    }
  }

  /** A file opened for appending. */
  private final class SimulatedFile implements AppendFile {
    private final Path path;

    SimulatedFile(Path path) {
      this.path = path;
    }

    @Override
    public long size() throws IOException {
      synchronized (SimulatedDisk.this) {
        alive();
        return existing(path).bytes.length;
      }
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      synchronized (SimulatedDisk.this) {
        alive();
        int room = (int) Math.min(bytes.length, bytesLeft);
        bytesLeft -= bytesLeft == NEVER ? 0 : room;
        add(Arrays.copyOf(bytes, room)); // what a crash in this very step leaves is torn later
        step();
        if (room < bytes.length) {
          throw new IOException("No space left on device");
        }
      }
    }

    private void add(byte[] bytes) throws IOException {
      Content old = existing(path);
      byte[] all = Arrays.copyOf(old.bytes, old.bytes.length + bytes.length);
      System.arraycopy(bytes, 0, all, old.bytes.length, bytes.length);
      files.put(path, new Content(all, old.synced));
    }

    @Override
    public void sync() throws IOException {
      synchronized (SimulatedDisk.this) {
        step();
        Content old = existing(path);
        if (steps >= failSyncAtStep) {
          failSyncAtStep = NEVER;
          files.put(path, new Content(Arrays.copyOf(old.bytes, old.synced), old.synced));
          throw new IOException("Input/output error");
        }
        files.put(path, new Content(old.bytes, old.bytes.length));
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (SimulatedDisk.this) {
        step();
        Content old = existing(path);
        int length = Math.toIntExact(size);
        byte[] cut = Arrays.copyOf(old.bytes, length);
        files.put(path, new Content(cut, Math.min(old.synced, length)));
      }
    }

    @Override
    public void close() {
      // nothing is held open in memory
    }
  }
}
