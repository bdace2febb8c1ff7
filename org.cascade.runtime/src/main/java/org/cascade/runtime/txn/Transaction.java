package org.cascade.runtime.txn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a transaction: what it read, what it wrote, and how to undo each step.
 *
 * <p>Used by one thread. What it wrote is seen by nobody else until it commits, so to drop it is to
 * roll it back; only variables and reservations have to be put back.
 */
final class Transaction implements Owner {
  private static final AtomicLong NEXT_SCOPE = new AtomicLong();

  private final Operation operation;
  private final Snapshot snapshot;
  private final Map<Cell, Written> writes = new LinkedHashMap<>();
  private final Set<Cell> reads = new HashSet<>();
  private final Set<SpaceCore> touched = new LinkedHashSet<>();
  private final List<Undo> undo = new ArrayList<>();
  private final List<Runnable> onCommit = new ArrayList<>();
  private final List<Runnable> undone = new ArrayList<>();
  private final Map<SpaceCore, Map<Cell, Object>> created = new LinkedHashMap<>();
  private final Map<String, SpaceCore> roots = new LinkedHashMap<>();

  /** The reservations this transaction works on, with what to put back if it fails. */
  final Map<Reservation, Reservation.State> enlisted = new LinkedHashMap<>();

  /** Spaces that some reservation took, or tried to take, in this attempt. */
  final Set<SpaceCore> reservedHere = new LinkedHashSet<>();

  /** Spaces that this transaction itself owns: all that it touched, if it is irrevocable. */
  final Set<SpaceCore> owned = new LinkedHashSet<>();

  /** The reservation that takes each space touched at present. */
  @Nullable Reservation reserving;

  /** The reservation whose own rollback is running. */
  @Nullable Reservation inHand;

  /** When waiting for others ends; in steady nanoseconds. */
  long deadlineNanos;

  boolean irrevocable;

  /** Whether it has ended, and holds nothing any more. */
  boolean settled;

  /** More than 0 within a view: nothing may be written. */
  int viewDepth;

  private long scope = NEXT_SCOPE.incrementAndGet();

  Transaction(Operation operation, Snapshot snapshot) {
    this.operation = operation;
    this.snapshot = snapshot;
  }

  /** The value a cell got, and in which scope. */
  private record Written(Object value, long scope) {}

  /** How to take one step back. */
  private sealed interface Undo {
    void run();
  }

  /** A step that concerns this transaction alone. */
  private record Step(Runnable action) implements Undo {
    @Override
    public void run() {
      action.run();
    }
  }

  /** An assignment to a variable of the program. */
  private record Variable(Runnable action) implements Undo {
    @Override
    public void run() {
      action.run();
    }
  }

  Operation operation() {
    return operation;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  Set<Cell> reads() {
    return reads;
  }

  Set<SpaceCore> touched() {
    return touched;
  }

  Set<Cell> written() {
    return writes.keySet();
  }

  List<Runnable> onCommit() {
    return onCommit;
  }

  /** What is to be run since some of this transaction, or all of it, has been rolled back. */
  List<Runnable> undone() {
    return undone;
  }

  boolean hasEffects() {
    return !writes.isEmpty() || !created.isEmpty() || !roots.isEmpty();
  }

  boolean hasCreated(SpaceCore space) {
    return created.containsKey(space);
  }

  Object read(Cell cell) {
    Written written = writes.get(cell);
    if (written != null) {
      return written.value();
    }
    reads.add(cell);
    return cell.at(snapshot.number);
  }

  /** Whether all states of a space have values; what is missing counts as read. */
  boolean isComplete(SpaceCore space) {
    for (Cell cell : space.cells()) {
      if (!writes.containsKey(cell) && cell.at(snapshot.number) == Cell.UNSET) {
        reads.add(cell);
        return false;
      }
    }
    return true;
  }

  void write(Cell cell, Object value) {
    Written before = writes.put(cell, new Written(value, scope));
    if (before == null) {
      undo.add(new Step(() -> writes.remove(cell)));
    } else if (before.scope() != scope) {
      undo.add(new Step(() -> writes.put(cell, before)));
    }
  }

  void create(SpaceCore space) {
    created.put(space, Map.of());
    undo.add(new Step(() -> created.remove(space)));
  }

  /** Keeps the present values of a new space as those it was made with. */
  void created(SpaceCore space) {
    Map<Cell, Object> first = new LinkedHashMap<>();
    for (Cell cell : space.cells()) {
      Written written = writes.get(cell);
      if (written != null) {
        first.put(cell, written.value());
      }
    }
    created.put(space, first);
  }

  void nameRoot(String name, SpaceCore space) {
    roots.put(name, space);
    undo.add(new Step(() -> roots.remove(name)));
  }

  void addOnCommit(Runnable action) {
    onCommit.add(action);
    undo.add(new Step(onCommit::removeLast));
  }

  /** To be run after the end of the transaction if the present scope, or more, is undone. */
  void addOnRollback(Runnable action) {
    undo.add(new Step(() -> undone.add(action)));
  }

  /** Takes all steps back since a savepoint as if they had never been done. */
  void forgetTo(int savepoint) {
    int before = undone.size();
    rollbackTo(savepoint);
    undone.subList(before, undone.size()).clear();
  }

  /** Has an assignment to a variable undone with the present scope. */
  void undoVariable(Runnable action) {
    undo.add(new Variable(action));
  }

  void undoStep(Runnable action) {
    undo.add(new Step(action));
  }

  /** Differs between any two scopes of any transaction, so that a step is noted once in each. */
  long scope() {
    return scope;
  }

  /** Starts a scope; its value is to be given to {@link #leave}. */
  long enter() {
    long outer = scope;
    scope = NEXT_SCOPE.incrementAndGet();
    return outer;
  }

  void leave(long outer) {
    scope = outer;
  }

  int savepoint() {
    return undo.size();
  }

  /** Takes all steps back that were done since a savepoint. */
  void rollbackTo(int savepoint) {
    while (undo.size() > savepoint) {
      undo.removeLast().run();
    }
  }

  /** Like {@link #rollbackTo}, but leaves variables as they are, to be undone with the scope. */
  void rollbackStateTo(int savepoint) {
    List<Undo> variables = new ArrayList<>();
    while (undo.size() > savepoint) {
      switch (undo.removeLast()) {
        case Step step -> step.run();
        case Variable variable -> variables.addFirst(variable);
      }
    }
    undo.addAll(variables);
  }

  /** What this transaction does if it commits now; under the monitor. */
  Commit toCommit(long number) {
    List<Commit.Creation> creations = new ArrayList<>();
    created.forEach((space, first) -> creations.add(new Commit.Creation(space, first)));
    List<Commit.CellChange> changes = new ArrayList<>();
    writes.forEach((cell, written) -> {
      Map<Cell, Object> first = created.get(cell.space());
      Object before = first == null ? cell.latestValue() : first.getOrDefault(cell, Cell.UNSET);
      if (before != written.value()) {
        changes.add(new Commit.CellChange(cell, before, written.value()));
      }
    });
    return new Commit(
        number, List.copyOf(creations), List.copyOf(changes), new LinkedHashMap<>(roots));
  }

  @Override
  public String describe() {
    return "`" + operation + "`";
  }
}
