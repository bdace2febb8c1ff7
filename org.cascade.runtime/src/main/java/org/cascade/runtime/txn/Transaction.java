package org.cascade.runtime.txn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.fault.SourcePlace;
import org.cascade.runtime.txn.Accesses.Access;
import org.cascade.runtime.txn.Accesses.Written;
import org.cascade.runtime.value.Editor;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a transaction: what it read, what it wrote, and how to undo each step.
 *
 * <p>Used by one thread. What it wrote is seen by nobody else until it commits, so to drop it is to
 * roll it back; only variables and reservations have to be put back.
 */
final class Transaction implements Owner {
  private final Operation operation;
  private final Snapshot snapshot;
  private final Accesses accesses = new Accesses();
  private final Few<SpaceCore> touched = new Few<>();
  private final List<Undo> undo = new ArrayList<>(0);

  /** Made where they are needed, as are the next ones: few transactions have any of them. */
  private @Nullable List<Runnable> onCommit;

  private @Nullable List<Runnable> undone;
  private @Nullable Map<SpaceCore, Map<Cell, Object>> created;
  private @Nullable Map<String, SpaceCore> roots;

  /** The reservations this transaction works on, with what to put back if it fails. */
  private @Nullable Map<Reservation, Reservation.State> enlisted;

  private @Nullable List<SpaceCore> reservedHere;

  private @Nullable List<SpaceCore> owned;

  /** The reservation that takes each space touched at present. */
  @Nullable Reservation reserving;

  /** The reservation whose own rollback is running. */
  @Nullable Reservation inHand;

  /** Which of how many attempts this is; null only before it starts. */
  @Nullable Attempts attempts;

  /** When waiting for others ends; in steady nanoseconds. */
  long deadlineNanos;

  boolean irrevocable;

  /** The thread it runs on, if it is irrevocable, so that others can be told where it is. */
  @Nullable Thread runsOn;

  /** Whether it has ended, and holds nothing any more. */
  boolean settled;

  /** More than 0 within a view: nothing may be written. */
  int viewDepth;

  private long scope = Current.get().newScope();

  /** The outermost scope, whose writes are dropped with the transaction, and need no steps back. */
  private final long outermost = scope;

  /** Whether parts of the outermost scope may be taken back too. */
  private boolean partial;

  Transaction(Operation operation, Snapshot snapshot) {
    this.operation = operation;
    this.snapshot = snapshot;
  }

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

  /** Whether it starts again later so that another one can write first. */
  boolean letsGoFirst(Attempts first) {
    Attempts mine = attempts;
    return mine != null && !irrevocable && enlisted().isEmpty() && mine.letsGoFirst(first);
  }

  Operation operation() {
    return operation;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** What was read and written, cell by cell. */
  Accesses accesses() {
    return accesses;
  }

  Few<SpaceCore> touched() {
    return touched;
  }

  List<Runnable> onCommit() {
    return onCommit == null ? List.of() : onCommit;
  }

  /** Spaces that some reservation took, or tried to take, in this attempt. */
  List<SpaceCore> reservedHere() {
    return reservedHere == null ? List.of() : reservedHere;
  }

  void addReservedHere(SpaceCore space) {
    reservedHere = with(reservedHere, space);
  }

  /** Spaces that this transaction itself owns: all that it touched, if it is irrevocable. */
  List<SpaceCore> owned() {
    return owned == null ? List.of() : owned;
  }

  void addOwned(SpaceCore space) {
    owned = with(owned, space);
  }

  private static <E> List<E> with(@Nullable List<E> list, E item) {
    List<E> known = list == null ? new ArrayList<>() : list;
    known.add(item);
    return known;
  }

  /** What is to be run since some of this transaction, or all of it, has been rolled back. */
  List<Runnable> undone() {
    return undone == null ? List.of() : undone;
  }

  /** Whether there is something to commit, though it may be what was there before. */
  boolean hasEffects() {
    return hasWritten() || !createdSpaces().isEmpty() || !namedRoots().isEmpty();
  }

  private boolean hasWritten() {
    for (int i = 0; i < accesses.count(); i++) {
      if (accesses.get(i).written != null) {
        return true;
      }
    }
    return false;
  }

  private Map<SpaceCore, Map<Cell, Object>> createdSpaces() {
    return created == null ? Map.of() : created;
  }

  private Map<String, SpaceCore> namedRoots() {
    return roots == null ? Map.of() : roots;
  }

  boolean hasCreated(SpaceCore space) {
    return createdSpaces().containsKey(space);
  }

  /** The reservations this transaction works on, with what to put back if it fails. */
  Map<Reservation, Reservation.State> enlisted() {
    return enlisted == null ? Map.of() : enlisted;
  }

  void enlist(Reservation reservation) {
    if (enlisted == null) {
      enlisted = new LinkedHashMap<>();
    }
    enlisted.put(reservation, reservation.state());
  }

  Object read(Cell cell) {
    Access access = accesses.of(cell);
    Written written = access.written;
    return written != null ? written.value() : committed(access);
  }

  /** What {@link #read} gives, to be looked into before anything else is written. */
  Object look(Cell cell) {
    Access access = accesses.of(cell);
    Written written = access.written;
    return written != null ? written.now() : committed(access);
  }

  private Object committed(Access access) {
    access.read = true;
    return snapshot.committed(access.cell);
  }

  /** What {@link #read} gives, without a trace of its having been read. */
  Object seen(Cell cell) {
    Access access = accesses.find(cell);
    Written written = access == null ? null : access.written;
    return written != null ? written.value() : snapshot.seen(cell);
  }

  /** Whether all states of a space have values; what is missing counts as read. */
  boolean isComplete(SpaceCore space) {
    for (Cell cell : space.cells()) {
      if (read(cell) == Cell.UNSET) {
        return false;
      }
    }
    return true;
  }

  void write(Cell cell, Object value) {
    Access access = accesses.of(cell);
    Written before = access.written;
    access.written = new Written(value, scope);
    boolean noted = before != null && before.scope() == scope;
    if (!noted && (partial || scope != outermost)) {
      undo.add(new Step(() -> access.written = before));
    }
  }

  /** The editor that makes the value of a cell in this scope, if it is being edited in it. */
  @Nullable Editor<?> editor(Cell cell) {
    Written written = accesses.of(cell).written;
    if (written == null || written.scope() != scope) {
      return null;
    }
    return written.content() instanceof Editor<?> editor ? editor : null;
  }

  void create(SpaceCore space) {
    Map<SpaceCore, Map<Cell, Object>> all = created == null ? new LinkedHashMap<>() : created;
    created = all;
    all.put(space, Map.of());
    undo.add(new Step(() -> all.remove(space)));
  }

  /** Keeps the present values of a new space as those it was made with. */
  void created(SpaceCore space) {
    Map<Cell, Object> first = new LinkedHashMap<>();
    for (Cell cell : space.cells()) {
      Access access = accesses.find(cell);
      if (access != null && access.written != null) {
        first.put(cell, access.written.value());
      }
    }
    if (created != null) {
      created.put(space, first);
    }
  }

  void nameRoot(String name, SpaceCore space) {
    Map<String, SpaceCore> all = roots == null ? new LinkedHashMap<>() : roots;
    roots = all;
    all.put(name, space);
    undo.add(new Step(() -> all.remove(name)));
  }

  void addOnCommit(Runnable action) {
    List<Runnable> all = with(onCommit, action);
    onCommit = all;
    undo.add(new Step(all::removeLast));
  }

  /** To be run after the end of the transaction if the present scope, or more, is undone. */
  void addOnRollback(Runnable action) {
    undo.add(new Step(() -> undone = with(undone, action)));
  }

  /** Takes all steps back since a savepoint as if they had never been done. */
  void forgetTo(int savepoint) {
    int before = undone().size();
    rollbackTo(savepoint);
    if (undone != null) {
      undone.subList(before, undone.size()).clear();
    }
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
    scope = Current.get().newScope();
    return outer;
  }

  void leave(long outer) {
    scope = outer;
  }

  int savepoint() {
    partial = true;
    return undo.size();
  }

  /** Drops all writes, and takes back all else. */
  void rollback() {
    rollbackTo(0);
    for (int i = 0; i < accesses.count(); i++) {
      accesses.get(i).written = null;
    }
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
    List<Commit.CellChange> changes = new ArrayList<>(accesses.count());
    for (int i = 0; i < accesses.count(); i++) {
      Access access = accesses.get(i);
      if (access.written != null) {
        Object before = before(access.cell);
        Object after = access.written.value();
        if (before != after) {
          changes.add(new Commit.CellChange(access.cell, before, after));
        }
      }
    }
    return new Commit(number, creations(), changes, namedRoots());
  }

  private Object before(Cell cell) {
    Map<Cell, Object> first = createdSpaces().get(cell.space());
    return first == null ? cell.latestValue() : first.getOrDefault(cell, Cell.UNSET);
  }

  private List<Commit.Creation> creations() {
    if (createdSpaces().isEmpty()) {
      return List.of();
    }
    List<Commit.Creation> creations = new ArrayList<>(createdSpaces().size());
    createdSpaces().forEach((space, first) -> creations.add(new Commit.Creation(space, first)));
    return creations;
  }

  /** What to throw since it has waited too long; under the monitor. */
  OperationException timedOut(Obstacle obstacle) {
    Attempts known = attempts;
    if (known == null) {
      throw new CascadeBugException("a transaction waits that was not started");
    }
    return TimeOut.of(operation, known, obstacle);
  }

  @Override
  public String describe() {
    Thread thread = runsOn;
    String place =
        thread == null || settled
            ? ""
            : SourcePlace.of(thread.getStackTrace()).map(at -> ", which is at " + at).orElse("");
    return "`" + operation + "`" + place;
  }
}
