package org.cascade.runtime.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The table of {@code --stats}: what a registry has counted, for a person to read. */
final class StatisticsTable {
  private final MeterRegistry registry;
  private final EngineGauges gauges;

  StatisticsTable(MeterRegistry registry, EngineGauges gauges) {
    this.registry = registry;
    this.gauges = gauges;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(transactions());
    lines.addAll(views());
    lines.addAll(conflicts());
    lines.addAll(disk());
    lines.add(
        "snapshots: open %d, replaced values kept for them %d, the oldest for %s"
            .formatted(
                gauges.openSnapshots(),
                gauges.keptVersions(),
                Quantity.time(gauges.oldestKeptNanos())));
    lines.add(
        "streams: events in memory %d, commits not yet given to all subscribers %d"
            .formatted(gauges.eventsInMemory(), gauges.streamLag()));
    return lines;
  }

  private List<String> transactions() {
    List<List<String>> rows = new ArrayList<>();
    for (String operation : operations(MicrometerMetrics.TRANSACTION)) {
      long committed = count(operation, MicrometerMetrics.COMMITTED);
      long err = count(operation, MicrometerMetrics.ERR);
      long aborted = count(operation, MicrometerMetrics.ABORTED);
      long retried = Math.round(sum(conflictsOf(operation)));
      List<String> row = new ArrayList<>();
      row.add(operation);
      for (long number : new long[] {committed + err + aborted, committed, err, aborted, retried}) {
        row.add(Long.toString(number));
      }
      row.addAll(times(MicrometerMetrics.TRANSACTION, operation, MicrometerMetrics.COMMITTED));
      rows.add(List.copyOf(row));
    }
    return Columns.of(
        List.of(
            "transactions", "calls", "committed", "err", "aborted", "retried", "p50", "p99", "max"),
        rows);
  }

  private List<String> views() {
    List<List<String>> rows = new ArrayList<>();
    for (String operation : operations(MicrometerMetrics.VIEW)) {
      long done = countOf(MicrometerMetrics.VIEW, operation, MicrometerMetrics.DONE);
      long aborted = countOf(MicrometerMetrics.VIEW, operation, MicrometerMetrics.ABORTED);
      List<String> row = new ArrayList<>();
      row.add(operation);
      row.add(Long.toString(done + aborted));
      row.add(Long.toString(aborted));
      row.addAll(times(MicrometerMetrics.VIEW, operation, MicrometerMetrics.DONE));
      rows.add(List.copyOf(row));
    }
    return Columns.of(List.of("views", "calls", "aborted", "p50", "p99", "max"), rows);
  }

  private List<String> conflicts() {
    List<List<String>> rows = new ArrayList<>();
    for (String operation : operations(MicrometerMetrics.CONFLICTS)) {
      for (Counter counter : conflictsOf(operation)) {
        String obstacle = tagOf(counter, MicrometerMetrics.OBSTACLE);
        rows.add(List.of(operation, obstacle, Long.toString(Math.round(counter.count()))));
      }
    }
    return Columns.of(List.of("conflicts", "about", "retried"), rows);
  }

  /** Nothing, where nothing was written. */
  private List<String> disk() {
    DistributionSummary batch = registry.find(MicrometerMetrics.BATCH).summary();
    Counter written = registry.find(MicrometerMetrics.WRITTEN).counter();
    Timer sync = registry.find(MicrometerMetrics.SYNC).timer();
    Timer checkpoint = registry.find(MicrometerMetrics.CHECKPOINT).timer();
    if (batch == null || written == null || sync == null || checkpoint == null) {
      return List.of();
    }
    if (batch.count() == 0) {
      return List.of();
    }
    return List.of(
        "log: commits %d, writes %d, most commits in one %d; written %s, since the checkpoint %s"
            .formatted(
                Math.round(batch.totalAmount()),
                batch.count(),
                Math.round(batch.max()),
                Quantity.bytes(Math.round(written.count())),
                Quantity.bytes(gauges.logBytes())),
        "syncs: %d; %s".formatted(sync.count(), spread(sync)),
        checkpoint.count() == 0
            ? "checkpoints: 0"
            : "checkpoints: %d; %s; size of the newest %s"
                .formatted(
                    checkpoint.count(),
                    spread(checkpoint),
                    Quantity.bytes(gauges.checkpointBytes())));
  }

  private static String spread(Timer timer) {
    List<String> times = times(timer.takeSnapshot());
    return "p50 " + times.get(0) + ", p99 " + times.get(1) + ", max " + times.get(2);
  }

  private Collection<String> operations(String meter) {
    TreeSet<String> names = new TreeSet<>();
    for (Meter each : registry.find(meter).meters()) {
      names.add(tagOf(each, MicrometerMetrics.OPERATION));
    }
    return names;
  }

  private static String tagOf(Meter meter, String tag) {
    String value = meter.getId().getTag(tag);
    return value == null ? "" : value;
  }

  private List<Counter> conflictsOf(String operation) {
    return registry
        .find(MicrometerMetrics.CONFLICTS)
        .tag(MicrometerMetrics.OPERATION, operation)
        .counters()
        .stream()
        .sorted((a, b) -> Double.compare(b.count(), a.count()))
        .toList();
  }

  private static double sum(List<Counter> counters) {
    return counters.stream().mapToDouble(Counter::count).sum();
  }

  private long count(String operation, String outcome) {
    return countOf(MicrometerMetrics.TRANSACTION, operation, outcome);
  }

  private long countOf(String meter, String operation, String outcome) {
    return timers(meter, operation, outcome).stream().mapToLong(Timer::count).sum();
  }

  private Collection<Timer> timers(String meter, String operation, String outcome) {
    return registry
        .find(meter)
        .tag(MicrometerMetrics.OPERATION, operation)
        .tag(MicrometerMetrics.OUTCOME, outcome)
        .timers();
  }

  /** Median, tail and maximum; none where nothing ended like that. */
  private List<String> times(String meter, String operation, String outcome) {
    return timers(meter, operation, outcome).stream()
        .findFirst()
        .map(timer -> times(timer.takeSnapshot()))
        .orElse(List.of("-", "-", "-"));
  }

  private static List<String> times(HistogramSnapshot of) {
    double max = of.max(TimeUnit.NANOSECONDS);
    return List.of(
        Quantity.time(at(of, RunStatistics.MEDIAN, max)),
        Quantity.time(at(of, RunStatistics.TAIL, max)),
        Quantity.time(max));
  }

  /** A histogram gives the upper end of a range of values, which may be above all that were. */
  private static double at(HistogramSnapshot of, double percentile, double max) {
    for (ValueAtPercentile value : of.percentileValues()) {
      if (value.percentile() == percentile) {
        return Math.min(max, value.value(TimeUnit.NANOSECONDS));
      }
    }
    return max;
  }
}
