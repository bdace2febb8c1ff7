package org.cascade.runtime.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;

/** What is measured in one run of a program, from its first to its last transaction. */
public final class RunStatistics {
  static final double MEDIAN = 0.5;
  static final double TAIL = 0.99;

  /** Percentiles and maxima are of all that has been, so that is not forgotten meanwhile. */
  private static final Duration WHOLE_RUN = Duration.ofDays(10_000);

  private static final int DIGITS = 2;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerMetrics metrics;

  public RunStatistics() {
    registry.config().meterFilter(new WholeRun());
    metrics = new MicrometerMetrics(registry);
  }

  /** What fills it. */
  public EngineMetrics metrics() {
    return metrics;
  }

  /** All of it as a table, line by line; {@code gauges} are those of the run's engine. */
  public List<String> lines(EngineGauges gauges) {
    return new StatisticsTable(registry, gauges).lines();
  }

  /** Has all timers and summaries keep a histogram of the whole run. */
  private static final class WholeRun implements MeterFilter {
    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
      return DistributionStatisticConfig.builder()
          .percentiles(MEDIAN, TAIL)
          .percentilePrecision(DIGITS)
          .expiry(WHOLE_RUN)
          .bufferLength(1)
          .build()
          .merge(config);
    }
  }
}
