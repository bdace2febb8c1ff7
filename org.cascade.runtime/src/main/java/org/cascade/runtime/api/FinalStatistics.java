package org.cascade.runtime.api;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.Workers;
import org.cascade.runtime.metrics.EngineGauges;
import org.cascade.runtime.metrics.EngineMetrics;
import org.cascade.runtime.metrics.RunStatistics;
import org.cascade.runtime.value.Abort;

/** The table of {@code --stats}: told once, when the program ends or is ended from outside. */
final class FinalStatistics {
  private final RunStatistics statistics;
  private final Workers workers;
  private final Consumer<String> messages;

  /** What is still to be told of; empty before the engine is there, and once it has been told. */
  private final AtomicReference<Optional<Open>> open = new AtomicReference<>(Optional.empty());

  /** An engine, and the task that waits for the end of the process. */
  private record Open(EngineGauges gauges, Workers.Waiting waiting) {}

  private FinalStatistics(RunStatistics statistics, Workers workers, Consumer<String> messages) {
    this.statistics = statistics;
    this.workers = workers;
    this.messages = messages;
  }

  static FinalStatistics of(Io io, Consumer<String> messages) {
    try {
      return new FinalStatistics(new RunStatistics(), io.workers(), messages);
    } catch (NoClassDefFoundError missing) {
      throw new Abort(
          "`--stats` needs Micrometer and HdrHistogram, and `"
              + missing.getMessage()
              + "` was not found. Put `micrometer-core` and `HdrHistogram` on the class path, or"
              + " run without `--stats`.",
          missing);
    }
  }

  EngineMetrics metrics() {
    return statistics.metrics();
  }

  /** Has the table told of this engine, by {@link #tell} or by the end of the process. */
  void begin(EngineGauges gauges) {
    open.set(Optional.of(new Open(gauges, workers.atExit(this::tellNow))));
  }

  /** Tells the table, unless that has been done. */
  void tell() {
    tellNow().ifPresent(told -> told.waiting().cancel());
  }

  private Optional<Open> tellNow() {
    Optional<Open> now = open.getAndSet(Optional.empty());
    now.ifPresent(of -> statistics.lines(of.gauges()).forEach(messages));
    return now;
  }
}
