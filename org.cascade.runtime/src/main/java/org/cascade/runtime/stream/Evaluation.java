package org.cascade.runtime.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cascade.runtime.fault.SourcePlace;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.CellWatcher;
import org.cascade.runtime.txn.Commit;
import org.cascade.runtime.txn.Isolation;
import org.cascade.runtime.txn.Snapshot;
import org.cascade.runtime.txn.SpaceCore;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Assigned;

/**
 * Finds the events of one commit. The commits have to be given in their order, one at a time.
 *
 * <p>Which states a condition or expression looks at is found by watching it read.
 */
final class Evaluation {
  private final Isolation isolation;
  private final Consumer<String> messages;
  private final Commit commit;
  private final Snapshot pinned;

  private Evaluation(
      Isolation isolation, Consumer<String> messages, Commit commit, Snapshot pinned) {
    this.isolation = isolation;
    this.messages = messages;
    this.commit = commit;
    this.pinned = pinned;
  }

  /** Adds the events of a commit to their streams, and gives those that it looked at. */
  static List<EventLog<?>> of(
      Isolation isolation, Consumer<String> messages, Commit commit, Snapshot pinned) {
    return new Evaluation(isolation, messages, commit, pinned).run();
  }

  private List<EventLog<?>> run() {
    start();
    Map<EventLog<?>, List<Commit.CellChange>> concerned =
        new TreeMap<>(
            Comparator.<EventLog<?>>comparingLong(log -> log.space().id().number())
                .thenComparingInt(EventLog::index));
    for (Commit.CellChange change : commit.changes()) {
      for (CellWatcher watcher : change.cell().watchers()) {
        if (watcher instanceof EventLog<?> log) {
          concerned.computeIfAbsent(log, ignored -> new ArrayList<>()).add(change);
        }
      }
    }
    concerned.forEach(this::look);
    return new ArrayList<>(concerned.keySet());
  }

  /** New streams start from the values that their spaces were made with. */
  private void start() {
    Map<Cell, Object> first = new LinkedHashMap<>();
    for (Commit.Creation creation : commit.created()) {
      creation.space().cells().forEach(cell -> first.put(cell, Cell.UNSET));
      first.putAll(creation.firstValues());
    }
    for (Commit.Creation creation : commit.created()) {
      for (CellWatcher watcher : creation.space().streams()) {
        if (watcher instanceof EventLog<?> log) {
          startOne(log, first);
        }
      }
    }
  }

  private <T> void startOne(EventLog<T> log, Map<Cell, Object> values) {
    switch (log.source()) {
      case Source.StateChanges<T> changes -> {
        // tells of changes only, and there is none yet
      }
      case Source.ExpressionChanges<T> changes ->
          begin(log, values, () -> changes.expression().apply());
      case Source.Condition<T> condition -> begin(log, values, () -> condition.yield().apply());
    }
  }

  /** Notes the first value, unless it needs a state that has none yet. */
  private <T> void begin(EventLog<T> log, Map<Cell, Object> values, Supplier<Object> first) {
    Set<Cell> read = new LinkedHashSet<>(log.space().cells());
    try {
      log.last = Optional.of(isolation.observation().observe(pinned, values, read, first));
    } catch (Abort notYet) {
      log.last = Optional.empty();
    }
    log.watch(read);
  }

  private <T> void look(EventLog<T> log, List<Commit.CellChange> changes) {
    try {
      switch (log.source()) {
        case Source.StateChanges<T> source -> stateChanges(log, source, changes);
        case Source.ExpressionChanges<T> source -> expressionChanges(log, source);
        case Source.Condition<T> source -> condition(log, source);
      }
    } catch (Abort abort) {
      messages.accept(
          "Stream `" + log + "` has no event for a commit: " + SourcePlace.describe(abort));
    }
  }

  private <T> void stateChanges(
      EventLog<T> log, Source.StateChanges<T> source, List<Commit.CellChange> changes) {
    for (Commit.CellChange change : changes) {
      if (change.before() == Cell.UNSET) {
        continue; // the first value of a state changes nothing
      }
      Array<?> all = ValueChanges.between(change.before(), change.after());
      for (Object one : all) {
        log.add(now(new LinkedHashSet<>(), () -> source.yield().apply(one)));
      }
    }
  }

  private <T> void expressionChanges(EventLog<T> log, Source.ExpressionChanges<T> source) {
    if (log.last.isEmpty()) {
      begin(log, Map.of(), () -> source.expression().apply());
      return;
    }
    Object before = log.last.get();
    Object after = watching(log, () -> source.expression().apply());
    log.last = Optional.of(after);
    if (!before.equals(after)) {
      var assigned = new Assigned<>(before, after);
      log.add(now(new LinkedHashSet<>(), () -> source.yield().apply(assigned)));
    }
  }

  private <T> void condition(EventLog<T> log, Source.Condition<T> source) {
    if (log.last.isEmpty()) {
      begin(log, Map.of(), () -> source.yield().apply());
      return;
    }
    T previous = Evaluation.<T>yielded(log.last.get());
    if (watching(log, () -> source.condition().apply(previous))) {
      T event = now(new LinkedHashSet<>(), () -> source.yield().apply());
      log.last = Optional.of(event);
      log.add(event);
    }
  }

  @SuppressWarnings("unchecked") // a condition's stream keeps what it yielded
  private static <T> T yielded(Object last) {
    return (T) last;
  }

  private <R> R watching(EventLog<?> log, Supplier<R> body) {
    SpaceCore own = log.space();
    Set<Cell> read = new LinkedHashSet<>(own.cells());
    try {
      return now(read, body);
    } finally {
      log.watch(read);
    }
  }

  private <R> R now(Set<Cell> read, Supplier<R> body) {
    return isolation.observation().observe(pinned, Map.of(), read, body);
  }
}
