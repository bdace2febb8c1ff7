package org.cascade.runtime.store;

import org.cascade.runtime.codec.References;
import org.cascade.runtime.txn.Commit;
import org.cascade.runtime.txn.SpaceCore;
import org.cascade.runtime.txn.SpaceId;

/** Takes what is read from the log, commit by commit. */
public interface RecoveredSpaces extends References {
  /** Makes a space of a type that the program has; values follow. */
  SpaceCore make(SpaceId id, String type);

  /** Takes the next commit, of spaces that were made before. */
  void apply(Commit commit);
}
