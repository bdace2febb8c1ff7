package org.cascade.runtime.txn;

/** Something that wants to know when a commit changed a cell: a stream. */
public interface CellWatcher {}
