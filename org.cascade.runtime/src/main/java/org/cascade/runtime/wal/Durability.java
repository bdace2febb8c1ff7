package org.cascade.runtime.wal;

/** When a commit is acknowledged. */
public enum Durability {
  /** Once it is synced: it survives a loss of power. */
  SYNC,

  /** Once it is written: it survives the end of the process. It is synced soon. */
  INTERVAL,

  /** At once. It is written soon. */
  MEMORY
}
