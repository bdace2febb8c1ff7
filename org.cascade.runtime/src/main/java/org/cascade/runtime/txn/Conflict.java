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

  /** What stands in the way, for a message. */
  final String obstacle;

  /** The state or space it is about, of whatever instance: {@code Account.balance}. */
  final String about;

  /** Whether the next attempt has to be irrevocable. */
  final boolean needsToken;

  /** Who holds what is wanted, if anybody does. */
  final transient @Nullable Owner holder;

  private Conflict(
      BooleanSupplier ready,
      String about,
      String obstacle,
      boolean needsToken,
      @Nullable Owner holder) {
    super(obstacle, null, false, false);
    this.ready = ready;
    this.about = about;
    this.obstacle = obstacle;
    this.needsToken = needsToken;
    this.holder = holder;
  }

  static Conflict stale(Cell cell) {
    String about = cell.space().shortTypeName() + "." + cell.name();
    return new Conflict(() -> true, about, "`" + cell + "` keeps changing", false, null);
  }

  static Conflict held(SpaceCore space, Owner holder, BooleanSupplier free) {
    String obstacle = "`" + space + "` is held by " + holder.describe();
    return new Conflict(free, space.shortTypeName(), obstacle, false, holder);
  }

  static Conflict inUse(Reservation reservation) {
    return new Conflict(
        () -> reservation.user == null,
        reservation.name(),
        "another thread is using " + reservation.describe(),
        false,
        reservation);
  }

  static Conflict needsToken(String obstacle) {
    return new Conflict(() -> true, "a turn for IO", obstacle, true, null);
  }
}
