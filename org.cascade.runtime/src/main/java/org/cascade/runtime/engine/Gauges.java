package org.cascade.runtime.engine;

import org.cascade.runtime.metrics.EngineGauges;
import org.cascade.runtime.stream.Streams;
import org.cascade.runtime.txn.Isolation;

/** What the embedded engine can be asked. */
record Gauges(
    CommitPipeline pipeline, Isolation isolation, Streams streams, Checkpointing checkpointing)
    implements EngineGauges {
  @Override
  public long logBytes() {
    return pipeline.logBytes();
  }

  @Override
  public long checkpointBytes() {
    return pipeline.checkpointBytes();
  }

  @Override
  public long openSnapshots() {
    return isolation.kept().snapshots();
  }

  @Override
  public long keptVersions() {
    return isolation.kept().versions();
  }

  @Override
  public long oldestKeptNanos() {
    return isolation.kept().oldestNanos();
  }

  @Override
  public long eventsInMemory() {
    return checkpointing.eventsInMemory();
  }

  @Override
  public long streamLag() {
    return streams.lag();
  }
}
