package org.cascade.runtime.commit;

/** What becomes of a transaction, everywhere. */
public enum Decision {
  COMMIT,
  ABORT
}
