package org.cascade.runtime.txn;

/**
 * What is kept for snapshots.
 *
 * @param snapshots how many are open
 * @param versions how many replaced values are kept
 * @param oldestNanos for how long the oldest of them has been out of date; 0 if there is none
 */
public record KeptVersions(long snapshots, long versions, long oldestNanos) {}
