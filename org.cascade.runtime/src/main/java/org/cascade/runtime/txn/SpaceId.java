package org.cascade.runtime.txn;

/** The number of a space: the same in every run over the same data. */
public record SpaceId(long number) {}
