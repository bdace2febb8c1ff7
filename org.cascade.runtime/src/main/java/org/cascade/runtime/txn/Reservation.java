package org.cascade.runtime.txn;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One distributed transaction between its steps: how far it is, and which spaces it keeps.
 *
 * <p>{@code spaces} is what it means to keep; what it does keep, as {@link SpaceCore#owner},
 * follows when the transaction that runs one of its steps ends. All fields are guarded by the
 * monitor, or by being enlisted in one transaction.
 */
public final class Reservation implements Owner {
  private static final AtomicLong NEXT_AGE = new AtomicLong();

  private final String name;

  /** The lower, the older: of two that want each other's spaces the older may keep its own. */
  final long age = NEXT_AGE.incrementAndGet();

  Phase phase = Phase.FRESH;
  Set<SpaceCore> spaces = new LinkedHashSet<>();
  long deadlineNanos;

  /** Where it was prepared, for messages; empty if that is not known. */
  String preparedAt = "";

  /** The transaction that runs one of its steps at present. */
  @Nullable Transaction user;

  public Reservation(String name) {
    this.name = name;
  }

  /** How far a distributed transaction is. */
  enum Phase {
    FRESH,
    PREPARED,
    COMMITTED,
    EXPIRED
  }

  /** All that a step may have to put back. */
  record State(Phase phase, Set<SpaceCore> spaces, long deadlineNanos) {}

  String name() {
    return name;
  }

  State state() {
    return new State(phase, new LinkedHashSet<>(spaces), deadlineNanos);
  }

  void restore(State state) {
    phase = state.phase();
    spaces = new LinkedHashSet<>(state.spaces());
    deadlineNanos = state.deadlineNanos();
  }

  @Override
  public String describe() {
    String place = preparedAt.isEmpty() ? "" : ", prepared at " + preparedAt;
    return "the transaction `" + name + "`" + place;
  }
}
