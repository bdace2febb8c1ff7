package org.cascade.runtime.txn;

import java.util.List;
import java.util.Map;

/**
 * What one commit did, as the log and the streams need it.
 *
 * @param created the spaces it made, each with the values it had when it was made
 * @param changes the cells it changed; in a new space, those that differ from what it was made with
 * @param roots the names it gave to spaces
 */
public record Commit(
    long number, List<Creation> created, List<CellChange> changes, Map<String, SpaceCore> roots) {
  boolean isEmpty() {
    return created.isEmpty() && changes.isEmpty() && roots.isEmpty();
  }

  /** A new space, and its first values; a state that is not among them has none yet. */
  public record Creation(SpaceCore space, Map<Cell, Object> firstValues) {}

  /** What a cell held before, perhaps {@link Cell#UNSET}, and what it holds now. */
  public record CellChange(Cell cell, Object before, Object after) {}
}
