package org.cascade.runtime.wal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.runtime.wal.Segment.Spare;

/** What the next writer has to do, in order. Guarded by the log's monitor. */
final class Pending {
  private final ArrayDeque<Step> steps = new ArrayDeque<>();
  private long bytes;

  private sealed interface Step {
    record Add(byte[] record) implements Step {}

    record Rotate(Spare spare) implements Step {}
  }

  void add(byte[] record) {
    steps.add(new Step.Add(record));
    bytes += record.length;
  }

  /** What is added from now on goes into another segment. */
  void rotate(Spare next) {
    steps.add(new Step.Rotate(next));
  }

  /** How much is to be written. */
  long bytes() {
    return bytes;
  }

  /** The segment to go on to before anything else, if that is due. */
  Optional<Spare> takeRotation() {
    if (!(steps.peek() instanceof Step.Rotate(Spare next))) {
      return Optional.empty();
    }
    steps.remove();
    return Optional.of(next);
  }

  /** The records that go into the present segment. */
  List<byte[]> takeRecords() {
    List<byte[]> records = new ArrayList<>();
    while (steps.peek() instanceof Step.Add(byte[] record)) {
      steps.remove();
      bytes -= record.length;
      records.add(record);
    }
    return records;
  }
}
