package org.cascade.runtime.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which versions of a cell are kept. */
class VersionsTest {
  private final Versions versions = new Versions();
  private final Cell cell =
      new SpaceCore(new SpaceId(1), "shop.Counter", List.of("count")).cells().getFirst();

  private void commit(long number) {
    versions.install(
        new Commit(
            number,
            List.of(),
            List.of(new Commit.CellChange(cell, Cell.UNSET, "value " + number)),
            Map.of()));
    versions.publish(number);
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
    versions.publish(6);
    assertEquals(1, cell.versionCount());
    assertEquals("value 6", cell.at(6));
  }

  @Test
  void whatIsInstalledIsNotSeenBeforeItIsPublished() {
    commit(1);
    versions.install(
        new Commit(
            2, List.of(), List.of(new Commit.CellChange(cell, "value 1", "value 2")), Map.of()));
    Snapshot snapshot = versions.openNewest(false);
    assertEquals("value 1", snapshot.read(cell));
    versions.publish(2);
    assertEquals("value 1", snapshot.read(cell));
    assertEquals("value 2", versions.openNewest(false).read(cell));
  }
}
