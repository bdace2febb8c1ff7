package org.cascade.runtime.store;

import java.util.Set;

/**
 * How far a copy of a data directory is.
 *
 * @param program whose data it is; empty of a copy that is not begun
 * @param id which data of that program
 * @param checkpoint the newest it has
 * @param segment the newest of its log, 0 if there is none
 * @param epoch by which that is known
 * @param last the last record in it
 * @param events the files with events that it has
 */
public record CopyPosition(
    String program,
    String id,
    FileMark checkpoint,
    long segment,
    long epoch,
    long last,
    Set<String> events) {
  boolean isBegun() {
    return !program.isEmpty();
  }
}
