package org.cascade.runtime.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Has a Micrometer registry filled: that of a Java program of which an engine is a part, or one for
 * {@code --stats}. Names, units and tags stand in {@code docs/metrics.md}.
 */
public final class MicrometerMetrics implements EngineMetrics {
  static final String TRANSACTION = "cascade.transaction";
  static final String VIEW = "cascade.view";
  static final String CONFLICTS = "cascade.conflicts";
  static final String BATCH = "cascade.log.batch";
  static final String WRITTEN = "cascade.log.written";
  static final String SYNC = "cascade.log.sync";
  static final String CHECKPOINT = "cascade.checkpoint";
  static final String OPERATION = "operation";
  static final String OUTCOME = "outcome";
  static final String OBSTACLE = "obstacle";
  static final String COMMITTED = "committed";
  static final String ERR = "err";
  static final String ABORTED = "aborted";
  static final String DONE = "done";
  private static final String BYTES = "bytes";

  private final MeterRegistry registry;
  private final Map<Ended, Timer> timers = new ConcurrentHashMap<>();
  private final Map<EngineGauges, List<Meter>> gauges = new ConcurrentHashMap<>();
  private final DistributionSummary batch;
  private final Counter written;
  private final Timer sync;
  private final Timer checkpoint;

  /** Fills this registry. */
  public MicrometerMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.batch =
        DistributionSummary.builder(BATCH)
            .description("Commits that were written to the log together")
            .baseUnit("commits")
            .register(registry);
    this.written =
        Counter.builder(WRITTEN)
            .description("What was written to the log")
            .baseUnit(BYTES)
            .register(registry);
    this.sync = Timer.builder(SYNC).description("Syncs of the log to the disk").register(registry);
    this.checkpoint =
        Timer.builder(CHECKPOINT).description("Writing of checkpoints").register(registry);
  }

  /** What a timer is for. */
  private record Ended(String meter, String owner, String name, String outcome) {}

  @Override
  public void transaction(String owner, String name, Outcome outcome, long nanos) {
    timer(new Ended(TRANSACTION, owner, name, tag(outcome))).record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void view(String owner, String name, boolean aborted, long nanos) {
    String outcome = aborted ? ABORTED : DONE;
    timer(new Ended(VIEW, owner, name, outcome)).record(nanos, TimeUnit.NANOSECONDS);
  }

  private static String tag(Outcome outcome) {
    return switch (outcome) {
      case COMMITTED -> COMMITTED;
      case ERR -> ERR;
      case ABORTED -> ABORTED;
    };
  }

  private Timer timer(Ended ended) {
    Timer known = timers.get(ended);
    return known == null ? timers.computeIfAbsent(ended, this::newTimer) : known;
  }

  private Timer newTimer(Ended ended) {
    return Timer.builder(ended.meter())
        .description("Outermost calls, as long as their callers waited")
        .tag(OPERATION, operation(ended.owner(), ended.name()))
        .tag(OUTCOME, ended.outcome())
        .register(registry);
  }

  private static String operation(String owner, String name) {
    return owner.isEmpty() ? name : owner + "." + name;
  }

  @Override
  public void conflict(String owner, String name, String obstacle) {
    Counter.builder(CONFLICTS)
        .description("Attempts at transactions that gave way")
        .tag(OPERATION, operation(owner, name))
        .tag(OBSTACLE, obstacle)
        .register(registry)
        .increment();
  }

  @Override
  public void written(int commits, int bytes) {
    batch.record(commits);
    written.increment(bytes);
  }

  @Override
  public void synced(long nanos) {
    sync.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void checkpoint(long bytes, long nanos) {
    checkpoint.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void opened(EngineGauges asked) {
    gauges.put(
        asked,
        List.of(
            bytes(asked, "cascade.log.size", EngineGauges::logBytes),
            bytes(asked, "cascade.checkpoint.size", EngineGauges::checkpointBytes),
            count(asked, "cascade.snapshots.open", "snapshots", EngineGauges::openSnapshots),
            count(asked, "cascade.versions.kept", "values", EngineGauges::keptVersions),
            TimeGauge.builder(
                    "cascade.versions.age",
                    asked,
                    TimeUnit.NANOSECONDS,
                    EngineGauges::oldestKeptNanos)
                .description("For how long the oldest value that is kept has been out of date")
                .register(registry),
            count(asked, "cascade.streams.events", "events", EngineGauges::eventsInMemory),
            count(asked, "cascade.streams.lag", "commits", EngineGauges::streamLag)));
  }

  private Meter bytes(EngineGauges asked, String name, ToDoubleFunction<EngineGauges> value) {
    return count(asked, name, BYTES, value);
  }

  private Meter count(
      EngineGauges asked, String name, String unit, ToDoubleFunction<EngineGauges> value) {
    return Gauge.builder(name, asked, value).baseUnit(unit).register(registry);
  }

  /** An engine that is no more has no sizes; what it did stays counted. */
  @Override
  public void closed(EngineGauges asked) {
    List<Meter> known = gauges.remove(asked);
    if (known != null) {
      known.forEach(registry::remove);
    }
  }
}
