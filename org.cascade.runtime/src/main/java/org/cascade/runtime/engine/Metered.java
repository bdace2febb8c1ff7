package org.cascade.runtime.engine;

import java.util.function.Supplier;
import org.cascade.runtime.io.TimeSource;
import org.cascade.runtime.metrics.EngineMetrics;
import org.cascade.runtime.metrics.EngineMetrics.Outcome;
import org.cascade.runtime.txn.Operation;
import org.cascade.runtime.value.Result;

/** Runs outermost operations, and tells how each ended, and how long its caller waited. */
record Metered(EngineMetrics metrics, TimeSource time) {
  /** Whether anybody asks. */
  boolean isOn() {
    return metrics != EngineMetrics.NONE;
  }

  <R> R transaction(Operation operation, Supplier<R> run) {
    long start = time.steadyNanos();
    Outcome outcome = Outcome.ABORTED;
    try {
      R value = run.get();
      outcome = value instanceof Result.Err<?, ?> ? Outcome.ERR : Outcome.COMMITTED;
      return value;
    } finally {
      metrics.transaction(operation.owner(), operation.name(), outcome, time.steadyNanos() - start);
    }
  }

  <R> R view(String owner, String name, Supplier<R> run) {
    long start = time.steadyNanos();
    boolean aborted = true;
    try {
      R value = run.get();
      aborted = false;
      return value;
    } finally {
      metrics.view(owner, name, aborted, time.steadyNanos() - start);
    }
  }
}
