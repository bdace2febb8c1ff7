package org.cascade.runtime.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.runtime.history.Step;

/**
 * What a client wanted, and what it was told came of it.
 *
 * @param start when it was called, in no unit
 * @param end when it was answered; the end of the life, if it was not
 */
record Attempted(int client, long start, long end, Outcome outcome, Body body) {
  /** What the client knows. */
  enum Outcome {
    ACKNOWLEDGED,
    ROLLED_BACK,
    UNKNOWN
  }

  /** Money that went from one account to another. */
  record Moved(int from, int to, long amount) {}

  /** What one attempt at a transaction saw and did. */
  static final class Body {
    private final List<Step> steps = new ArrayList<>();
    private final List<Moved> moved = new ArrayList<>();
    private Optional<Long> rowsSeen = Optional.empty();
    private Optional<Long> row = Optional.empty();

    void add(Step step) {
      steps.add(step);
    }

    void add(Moved transfer) {
      moved.add(transfer);
    }

    void saw(long rows) {
      rowsSeen = Optional.of(rows);
    }

    void added(long key) {
      row = Optional.of(key);
    }

    List<Step> steps() {
      return steps;
    }

    List<Moved> moved() {
      return moved;
    }

    /** How many rows there were, where it looked. */
    Optional<Long> rowsSeen() {
      return rowsSeen;
    }

    /** The row that it added. */
    Optional<Long> row() {
      return row;
    }

    /** All values that are found where it has happened. */
    List<Long> written() {
      List<Long> values = new ArrayList<>();
      for (Step step : steps) {
        if (step instanceof Step.Write(int register, long value)) {
          values.add(value);
        }
      }
      row.ifPresent(values::add);
      return values;
    }

    @Override
    public String toString() {
      return steps
          + rowsSeen.map(n -> " of " + n + " rows").orElse("")
          + row.map(n -> " row " + n).orElse("")
          + moved;
    }
  }
}
