package org.cascade.runtime.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What is in a simulated file: the bytes as processes see them, those that a loss of power leaves,
 * and the writes that are in the first only.
 */
final class SimulatedContent {
  private static final int SECTOR_BYTES = 512;

  private byte[] seen;
  private int seenSize;
  private byte[] durable;
  private int durableSize;
  private boolean truncated;
  private final List<Write> unsynced = new ArrayList<>();

  /** Bytes that were written at a place. */
  record Write(int at, byte[] bytes) {}

  private SimulatedContent(byte[] bytes) {
    seen = bytes.clone();
    seenSize = bytes.length;
    durable = bytes.clone();
    durableSize = bytes.length;
  }

  static SimulatedContent durable(byte[] bytes) {
    return new SimulatedContent(bytes);
  }

  int size() {
    return seenSize;
  }

  byte[] read(int at, int length) {
    int from = Math.min(at, seenSize);
    return Arrays.copyOfRange(seen, from, from + Math.min(length, seenSize - from));
  }

  void write(int at, byte[] bytes, int length) {
    byte[] written = Arrays.copyOf(bytes, length);
    seen = withRoom(seen, at + length);
    System.arraycopy(written, 0, seen, at, length);
    seenSize = Math.max(seenSize, at + length);
    unsynced.add(new Write(at, written));
  }

  private static byte[] withRoom(byte[] bytes, int size) {
    return size <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
  }

  /** What is cut off is gone in any case; that it is may be seen after a sync only. */
  void truncate(int size) {
    Arrays.fill(seen, size, seen.length, (byte) 0);
    seenSize = size;
    truncated = true;
  }

  /** What a sync that has begun will have saved: nothing that is written meanwhile. */
  record Saving(List<Write> writes, Optional<byte[]> whole) {}

  Saving beginSync() {
    Optional<byte[]> whole =
        truncated ? Optional.of(Arrays.copyOf(seen, seenSize)) : Optional.empty();
    truncated = false;
    return new Saving(List.copyOf(unsynced), whole);
  }

  void endSync(Saving saving) {
    for (Write write : saving.writes()) {
      save(write.at(), write.bytes(), 0, write.bytes().length);
      unsynced.removeIf(each -> each == write);
    }
    if (saving.whole().isPresent()) {
      durable = saving.whole().get();
      durableSize = durable.length;
    }
  }

  private void save(int at, byte[] bytes, int from, int to) {
    durable = withRoom(durable, at + to);
    System.arraycopy(bytes, from, durable, at + from, to - from);
    durableSize = Math.max(durableSize, at + to);
  }

  /**
   * Saves any sectors of what was not synced. The rest is never written again, though processes go
   * on seeing it: so does a kernel that has told of a failure once.
   */
  void failSync(Random random) {
    tear(random);
    unsynced.clear();
  }

  /** The bytes that a loss of power leaves. */
  byte[] torn(Random random) {
    tear(random);
    return Arrays.copyOf(durable, durableSize);
  }

  /** All, nothing, or some sectors of each write. */
  private void tear(Random random) {
    for (Write write : unsynced) {
      int choice = random.nextInt(4);
      int length = write.bytes().length;
      for (int from = 0; from < length; ) {
        int to =
            Math.min(
                length,
                (from + write.at()) / SECTOR_BYTES * SECTOR_BYTES + SECTOR_BYTES - write.at());
        if (choice == 0 || (choice > 1 && random.nextBoolean())) {
          save(write.at(), write.bytes(), from, to);
        }
        from = to;
      }
    }
  }
}
