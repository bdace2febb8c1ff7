package org.cascade.runtime.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.wal.SegmentHeader;
import org.cascade.runtime.wal.WriteAheadLog.Ended;

/**
 * What came of reading a data directory.
 *
 * @param ended the segments of the log
 * @param logBytes how much of it was read
 * @param unset the states that spaces were left without
 * @param migrated the types of space of which something was in an older form
 */
record Recovered(List<Ended> ended, long logBytes, List<Cell> unset, Set<String> migrated) {
  /** Gives all to the target; changes nothing. */
  static Recovered of(
      Contents contents,
      Map<String, SpaceSchema> program,
      ValueTypes values,
      RecoveredSpaces target,
      StoredEvents events)
      throws IOException {
    if (!contents.hasCheckpoint()) {
      return read(contents, catalogs(contents), program, values, target, recovery -> {});
    }
    try (CheckpointReader checkpoint = contents.openCheckpoint()) {
      List<Catalog> catalogs = new ArrayList<>();
      catalogs.add(checkpoint.catalog());
      catalogs.addAll(catalogs(contents));
      return read(
          contents,
          catalogs,
          program,
          values,
          target,
          recovery -> recovery.checkpoint(checkpoint, events::add));
    }
  }

  private static List<Catalog> catalogs(Contents contents) {
    List<Catalog> catalogs = new ArrayList<>();
    for (SegmentHeader segment : contents.needed()) {
      catalogs.add(contents.catalog(segment));
    }
    return catalogs;
  }

  /** What comes before the log. */
  private interface Start {
    void read(Recovery recovery) throws IOException;
  }

  private static Recovered read(
      Contents contents,
      List<Catalog> catalogs,
      Map<String, SpaceSchema> program,
      ValueTypes values,
      RecoveredSpaces target,
      Start start)
      throws IOException {
    History history = History.of(catalogs, program);
    var recovery = new Recovery(program, values, history, target);
    start.read(recovery);
    long[] bytes = {0};
    List<Ended> ended =
        contents.readLog(segment -> {
          recovery.segment(segment, contents.checkpoint());
          bytes[0] += segment.end();
        });
    recovery.finish();
    return new Recovered(ended, bytes[0], recovery.unset(), history.migratedTypes());
  }
}
