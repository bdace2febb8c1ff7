package org.cascade.runtime.store;

import java.util.List;
import java.util.Optional;
import org.cascade.runtime.codec.References;
import org.cascade.runtime.txn.Commit;
import org.cascade.runtime.txn.SpaceCore;
import org.cascade.runtime.txn.SpaceId;

/** Takes what is read from a checkpoint, as if one commit had made it, and then from the log. */
public interface RecoveredSpaces extends References {
  /** Makes a space of a type that the program has; values follow. */
  SpaceCore make(SpaceId id, String type);

  /** Takes the next commit, of spaces that were made before. */
  void apply(Commit commit);

  /** Takes how far the streams were at the checkpoint; after the checkpoint's commit. */
  void streams(List<Picture.StreamState> streams);

  /** All that was recovered, as it is now. */
  Picture picture();

  /**
   * The type of the space that a stream is of; empty if the program has no such stream any more.
   */
  Optional<String> typeWithStream(Picture.StreamId stream);
}
