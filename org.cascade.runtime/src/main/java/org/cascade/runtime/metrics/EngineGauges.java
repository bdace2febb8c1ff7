package org.cascade.runtime.metrics;

/** What an engine can be asked at any time, by any thread: how large or how far something is. */
public interface EngineGauges {
  /** How many bytes of the log came after the newest checkpoint: what a restart has to read. */
  long logBytes();

  /** How long the newest checkpoint is, in bytes; 0 if there is none. */
  long checkpointBytes();

  /** How many snapshots are open: transactions, views and streams that look at a state. */
  long openSnapshots();

  /** How many replaced values are still kept, since a snapshot may look at them. */
  long keptVersions();

  /** How long the longest kept of them has been out of date, in nanoseconds; 0 if there is none. */
  long oldestKeptNanos();

  /** How many events of streams are in memory, and not on disk. */
  long eventsInMemory();

  /** How many commits have events that not all subscribers have been given. */
  long streamLag();
}
