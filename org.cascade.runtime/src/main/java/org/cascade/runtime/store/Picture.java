package org.cascade.runtime.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.SpaceCore;

/**
 * All that there is after one commit, to be stored as a whole.
 *
 * @param number the commit's
 * @param values the value of each cell, or {@link Cell#UNSET}
 * @param streams how far each stream had come
 * @param release to be called when it is not needed any more
 */
public record Picture(
    long number,
    List<SpaceCore> spaces,
    Map<String, SpaceCore> roots,
    Function<Cell, Object> values,
    List<StreamState> streams,
    Runnable release)
    implements AutoCloseable {
  /**
   * How far a stream has come.
   *
   * @param type the type of its space; empty in what was read
   * @param position the number of its events so far
   * @param last what its next event is compared with, if anything
   * @param recent its last events, which were not stored yet
   */
  public record StreamState(
      StreamId stream, String type, long position, Optional<Object> last, List<?> recent) {
    StreamState withoutLast() {
      return new StreamState(stream, type, position, Optional.empty(), recent);
    }
  }

  /** A stream of a space, by its name. */
  public record StreamId(long space, String name) {
    @Override
    public String toString() {
      return "#" + space + "." + name;
    }
  }

  @Override
  public void close() {
    release.run();
  }
}
