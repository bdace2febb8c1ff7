package org.cascade.runtime.txn;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the runner that this attempt at a transaction has to give way, and what to wait for, with
 * nothing in hand, before the next one. Control flow: never seen outside this package.
 */
final class Conflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** True when the next attempt may start; asked under the monitor. */
  final transient BooleanSupplier ready;

  /** What stands in the way. */
  final transient Obstacle obstacle;

  /** Whether the next attempt has to be irrevocable. */
  final boolean needsToken;

  /** Who holds what is wanted, if anybody does. */
  final transient @Nullable Owner holder;

  private Conflict(
      BooleanSupplier ready, Obstacle obstacle, boolean needsToken, @Nullable Owner holder) {
    super("an attempt gives way", null, false, false);
    this.ready = ready;
    this.obstacle = obstacle;
    this.needsToken = needsToken;
    this.holder = holder;
  }

  static Conflict stale(Cell cell) {
    return new Conflict(() -> true, new Obstacle.Changed(cell), false, null);
  }

  static Conflict held(Obstacle.Kept kept, BooleanSupplier free) {
    return new Conflict(free, kept, false, kept.holder());
  }

  static Conflict inUse(Reservation reservation) {
    return new Conflict(
        () -> reservation.user == null, new Obstacle.InUse(reservation), false, reservation);
  }

  /** Lets others write a space first that have lost there before. */
  static Conflict yields(SpaceCore space) {
    return new Conflict(() -> true, new Obstacle.GoingFirst(space), false, null);
  }

  static Conflict needsToken(Obstacle obstacle) {
    return new Conflict(() -> true, obstacle, true, null);
  }
}
