package org.cascade.runtime.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which versions of a cell are kept. */
class VersionsTest {
  private static final long MANY = 200_000;

  private final Versions versions = new Versions(() -> Long.MAX_VALUE, () -> 0);
  private final Cell cell =
      new SpaceCore(new SpaceId(1), "shop.Counter", List.of("count")).cells().getFirst();

  private void commit(long number) {
    versions.install(
        new Commit(
            number,
            List.of(),
            List.of(new Commit.CellChange(cell, Cell.UNSET, "value " + number)),
            Map.of()));
  }

  @Test
  void onlyTheNewestIsKeptWhereNobodyLooksBack() {
    for (long i = 1; i <= 10; i++) {
      commit(i);
    }
    assertEquals(1, cell.versionCount());
  }

  @Test
  void aSnapshotKeepsWhatItSeesAndNoMoreThanThatOnceItIsClosed() {
    commit(1);
    commit(2);
    Snapshot snapshot = versions.openNewest(false);
    for (long i = 3; i <= 6; i++) {
      commit(i);
    }
    assertEquals("value 2", snapshot.read(cell));
    assertEquals(5, cell.versionCount());
    versions.close(snapshot);
    commit(7);
    assertEquals(1, cell.versionCount());
    assertEquals("value 7", versions.openNewest(false).read(cell));
  }

  @Test
  void aSnapshotWithinAnotherKeepsWhatItSees() {
    commit(1);
    Snapshot outer = versions.openNewest(false);
    commit(2);
    Snapshot inner = versions.openNewest(false);
    commit(3);
    versions.close(outer);
    commit(4);
    assertEquals("value 2", inner.read(cell));
    assertEquals(2, inner.newestRead);
    assertEquals(3, cell.versionCount());
    versions.close(inner);
    commit(5);
    assertEquals(1, cell.versionCount());
  }

  /** Of two that look far back the older one lets go: that must not take one walk per commit. */
  @Test
  void manyVersionsAreForgottenAtOnce() {
    commit(1);
    Snapshot older = versions.openNewest(false);
    for (long i = 2; i <= MANY; i++) {
      commit(i);
    }
    Snapshot newer = versions.openAt(MANY, false);
    for (long i = MANY + 1; i <= 2 * MANY; i++) {
      commit(i);
    }
    versions.close(older);
    assertTimeout(Duration.ofSeconds(20), () -> commit(2 * MANY + 1));
    assertEquals("value " + MANY, newer.read(cell));
    assertEquals(MANY + 2, cell.versionCount());
  }

  @Test
  void whatNeverReachesTheDiskIsTakenBack() {
    long[] durable = {0};
    var versions = new Versions(() -> durable[0], () -> 0);
    for (long i = 1; i <= 5; i++) {
      durable[0] = Math.min(i, 3);
      versions.install(
          new Commit(
              i, List.of(), List.of(new Commit.CellChange(cell, "", "value " + i)), Map.of()));
    }
    assertEquals("value 5", versions.openNewest(false).read(cell));
    versions.forgetLost();
    assertEquals("value 3", versions.openNewest(false).read(cell));
  }
}
