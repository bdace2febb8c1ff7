package org.cascade.runtime.txn;

import org.cascade.runtime.fault.CascadeBugException;
import org.jspecify.annotations.Nullable;

/**
 * Who may write which space, where optimism is not enough: the one irrevocable transaction, and
 * reservations.
 *
 * <p>Nothing here can deadlock. A transaction that can be retried gives up all that it took before
 * it waits. The irrevocable one waits for reservations only, which end or expire; and a reservation
 * that has to wait for it gives its spaces up meanwhile. Of two reservations the younger gives way.
 * All methods are called under the monitor.
 */
final class Ownership {
  private final Monitor monitor;
  private final Versions versions;

  /** The transaction that holds the one token, and so wins every conflict. */
  private @Nullable Transaction token;

  Ownership(Monitor monitor, Versions versions) {
    this.monitor = monitor;
    this.versions = versions;
  }

  /** Gives the token to a transaction that has done nothing yet. */
  void awaitToken(Transaction transaction) {
    if (!monitor.await(() -> token == null, transaction.deadlineNanos)) {
      throw transaction.timedOut(new Obstacle.Turn(token));
    }
    takeToken(transaction);
    transaction.snapshot().moveTo(versions.installed());
  }

  /** Makes a transaction that can still be retried irrevocable, or has it retried as such. */
  void upgrade(Transaction transaction) {
    if (token != null) {
      throw Conflict.needsToken(new Obstacle.Turn(token));
    }
    for (SpaceCore space : transaction.touched()) {
      if (!isFree(space, transaction)) {
        throw Conflict.needsToken(Obstacle.Kept.of(space, transaction));
      }
    }
    Cell changed = staleRead(transaction);
    if (changed != null) {
      throw Conflict.needsToken(new Obstacle.Changed(changed));
    }
    takeToken(transaction);
    for (SpaceCore space : transaction.touched()) {
      take(transaction, space);
    }
    transaction.snapshot().moveTo(versions.installed());
  }

  private void takeToken(Transaction transaction) {
    token = transaction;
    transaction.irrevocable = true;
    transaction.runsOn = Thread.currentThread();
  }

  /**
   * Makes a space safe for the irrevocable transaction, which sees its latest state from now on.
   */
  void own(Transaction transaction, SpaceCore space) {
    awaitFree(transaction, space);
    take(transaction, space);
    transaction.snapshot().moveTo(versions.installed());
  }

  /** A cell that was read and has got another value since; null if there is none. */
  static @Nullable Cell staleRead(Transaction transaction) {
    long seen = transaction.snapshot().number;
    Accesses accesses = transaction.accesses();
    for (int i = 0; i < accesses.count(); i++) {
      Accesses.Access access = accesses.get(i);
      if (access.read && access.cell.latestNumber() > seen) {
        return access.cell;
      }
    }
    return null;
  }

  /** Keeps a space for a reservation, one of whose steps this transaction runs. */
  void reserve(Transaction transaction, Reservation reservation, SpaceCore space) {
    if (transaction.irrevocable) {
      awaitFree(transaction, space);
    } else {
      ensureFree(transaction, space);
    }
    transaction.addReservedHere(space);
    reservation.spaces.add(space);
    if (space.owner == null) {
      space.owner = reservation;
    }
  }

  /** Has the transaction give way if somebody else keeps a space. */
  void ensureFree(Transaction transaction, SpaceCore space) {
    if (!isFree(space, transaction)) {
      if (space.owner == null) {
        throw new CascadeBugException("`" + space + "` is held by nobody");
      }
      throw Conflict.held(Obstacle.Kept.of(space, transaction), () -> isFree(space, transaction));
    }
  }

  /** Enlists a reservation, one of whose steps the transaction is to run. */
  void enlist(Transaction transaction, Reservation reservation) {
    if (reservation.user == transaction) {
      return;
    }
    if (reservation.user != null) {
      awaitUnused(transaction, reservation);
    }
    expireIfDue(reservation);
    reservation.user = transaction;
    transaction.enlist(reservation);
  }

  private void awaitUnused(Transaction transaction, Reservation reservation) {
    if (!transaction.irrevocable) {
      throw Conflict.inUse(reservation);
    }
    if (!monitor.await(() -> reservation.user == null, transaction.deadlineNanos)) {
      throw transaction.timedOut(new Obstacle.InUse(reservation));
    }
  }

  /** Lets go of all that a transaction holds but what its reservations are to keep. */
  void settle(Transaction transaction, boolean committed) {
    if (transaction.settled) {
      return;
    }
    transaction.settled = true;
    boolean held =
        token == transaction || !transaction.owned().isEmpty() || !transaction.enlisted().isEmpty();
    transaction
        .enlisted()
        .forEach((reservation, before) -> {
          if (!committed) {
            reservation.restore(before);
          }
          releaseUnkept(reservation, before.spaces());
          releaseUnkept(reservation, transaction.reservedHere());
          reservation.user = null;
        });
    for (SpaceCore space : transaction.owned()) {
      space.owner = null;
    }
    for (Reservation reservation : transaction.enlisted().keySet()) {
      for (SpaceCore space : reservation.spaces) {
        space.owner = space.owner == null ? reservation : space.owner;
      }
    }
    if (token == transaction) {
      token = null;
    }
    if (held) {
      monitor.signal();
    }
  }

  private static void releaseUnkept(Reservation reservation, Iterable<SpaceCore> spaces) {
    for (SpaceCore space : spaces) {
      if (space.owner == reservation && !reservation.spaces.contains(space)) {
        space.owner = null;
      }
    }
  }

  /** Has a reservation give its spaces up while it waits, unless it is the older one. */
  void giveWay(Reservation reservation, Conflict conflict) {
    boolean older = conflict.holder instanceof Reservation holder && reservation.age < holder.age;
    if (!older && reservation.user == null) {
      release(reservation);
    }
  }

  /** Ends a reservation that no transaction is using. */
  void reset(Reservation reservation) {
    if (reservation.user == null) {
      release(reservation);
      reservation.phase = Reservation.Phase.FRESH;
    }
  }

  private void release(Reservation reservation) {
    for (SpaceCore space : reservation.spaces) {
      if (space.owner == reservation) {
        space.owner = null;
      }
    }
    reservation.spaces.clear();
    monitor.signal();
  }

  /** Ends a reservation that has been left open for too long. */
  void expireIfDue(Reservation reservation) {
    if (reservation.phase == Reservation.Phase.PREPARED
        && reservation.user == null
        && monitor.nanos() - reservation.deadlineNanos >= 0) {
      release(reservation);
      reservation.phase = Reservation.Phase.EXPIRED;
    }
  }

  private void take(Transaction transaction, SpaceCore space) {
    if (space.owner == null) {
      space.owner = transaction;
      transaction.addOwned(space);
    }
  }

  private void awaitFree(Transaction transaction, SpaceCore space) {
    if (!monitor.await(() -> isFree(space, transaction), transaction.deadlineNanos)) {
      throw transaction.timedOut(Obstacle.Kept.of(space, transaction));
    }
  }

  private boolean isFree(SpaceCore space, Transaction transaction) {
    Owner holder = space.owner;
    if (holder instanceof Reservation reservation && reservation.user == null) {
      expireIfDue(reservation);
    }
    return switch (space.owner) {
      case null -> true;
      case Transaction other -> other == transaction;
      case Reservation reservation -> transaction.enlisted().containsKey(reservation);
    };
  }
}
