package org.cascade.runtime.txn;

import java.util.function.Supplier;
import org.cascade.runtime.fault.SourcePlace;
import org.cascade.runtime.txn.Reservation.Phase;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;

/**
 * The steps of a distributed transaction: rehearsal, commit and release.
 *
 * <p>Each step runs in the transaction in progress, or in one of its own. What a step does to its
 * reservation is undone with that transaction, like anything else.
 */
final class Reservations {
  private final Isolation isolation;
  private final long timeoutNanos;

  Reservations(Isolation isolation, long timeoutNanos) {
    this.isolation = isolation;
    this.timeoutNanos = timeoutNanos;
  }

  <E> Result<Unit, E> prepare(
      Reservation reservation, Supplier<Result<Unit, E>> body, Fn1<String, E> misuse) {
    return step(
        new Operation(reservation.name() + ".prepare"),
        reservation,
        Reservations::notToPrepare,
        misuse,
        transaction -> rehearse(transaction, reservation, () -> kept(transaction, body, misuse)));
  }

  <E> Result<Unit, E> commit(
      Reservation reservation, Supplier<Result<Unit, E>> body, Fn1<String, E> misuse) {
    return step(
        new Operation(reservation.name() + ".commit"),
        reservation,
        Reservations::notToCommit,
        misuse,
        transaction -> commitIn(transaction, reservation, () -> kept(transaction, body, misuse)));
  }

  /** The vote of a body; a false invariant of what it wrote is a vote against. */
  private static <E> Result<Unit, E> kept(
      Transaction transaction, Supplier<Result<Unit, E>> body, Fn1<String, E> misuse) {
    Result<Unit, E> vote = body.get();
    if (vote instanceof Result.Err<?, ?>) {
      return vote;
    }
    return Invariant.brokenBy(transaction)
        .<Result<Unit, E>>map(fault -> Result.err(misuse.apply(fault)))
        .orElse(vote);
  }

  void rollback(Reservation reservation, Runnable body) {
    isolation.transact(
        new Operation(reservation.name() + ".rollback"),
        () -> {
          Transaction transaction = isolation.transaction();
          isolation.enlist(transaction, reservation);
          releaseIn(transaction, reservation, body);
          return Unit.VALUE;
        });
  }

  /** Releases one space of the reservation whose rollback is running; else does nothing. */
  void release(SpaceCore space) {
    Transaction transaction = isolation.transactionOrNull();
    if (transaction == null || transaction.inHand == null) {
      return;
    }
    Reservation reservation = transaction.inHand;
    if (reservation.spaces.remove(space)) {
      transaction.undoStep(() -> reservation.spaces.add(space));
    }
  }

  private static String notToPrepare(Phase phase) {
    return switch (phase) {
      case FRESH, EXPIRED -> "";
      case PREPARED -> "prepared already: commit it or roll it back first";
      case COMMITTED -> "committed already";
    };
  }

  private static String notToCommit(Phase phase) {
    return switch (phase) {
      case FRESH -> "commit before prepare";
      case EXPIRED -> "the reservation timed out: prepare it again";
      case PREPARED -> "";
      case COMMITTED -> "committed already";
    };
  }

  /** Runs one step: in the transaction in progress, or in one of its own. */
  private <E> Result<Unit, E> step(
      Operation operation,
      Reservation reservation,
      Fn1<Phase, String> outOfOrder,
      Fn1<String, E> misuse,
      Fn1<Transaction, Result<Unit, E>> body) {
    boolean joined = isolation.transactionOrNull() != null;
    boolean[] begun = {false};
    boolean kept = false;
    try {
      Result<Unit, E> result =
          isolation.transact(
              operation,
              () -> {
                Transaction transaction = isolation.transaction();
                isolation.enlist(transaction, reservation);
                String fault = outOfOrder.apply(reservation.phase);
                if (!fault.isEmpty()) {
                  return Result.err(misuse.apply(fault));
                }
                begun[0] = true;
                return body.apply(transaction);
              });
      kept = result.isOk();
      return result;
    } finally {
      if (!joined && begun[0] && !kept) {
        isolation.reset(reservation);
      }
    }
  }

  private <E> Result<Unit, E> rehearse(
      Transaction transaction, Reservation reservation, Supplier<Result<Unit, E>> body) {
    Reservation.State before = reservation.state();
    int savepoint = transaction.savepoint();
    boolean passed = false;
    try {
      Result<Unit, E> vote = run(transaction, reservation, body);
      passed = vote.isOk();
      return vote;
    } finally {
      transaction.forgetTo(savepoint);
      transaction.undoStep(() -> reservation.restore(before));
      if (passed) {
        reservation.phase = Phase.PREPARED;
        reservation.preparedAt = SourcePlace.ofCaller().orElse("");
        reservation.deadlineNanos = isolation.nanos() + timeoutNanos;
      } else {
        end(reservation, Phase.FRESH);
      }
    }
  }

  private <E> Result<Unit, E> commitIn(
      Transaction transaction, Reservation reservation, Supplier<Result<Unit, E>> body) {
    Reservation.State before = reservation.state();
    int savepoint = transaction.savepoint();
    boolean passed = false;
    try {
      Result<Unit, E> vote = run(transaction, reservation, body);
      passed = vote.isOk();
      return vote;
    } finally {
      if (!passed) {
        transaction.rollbackTo(savepoint);
      }
      transaction.undoStep(() -> reservation.restore(before));
      end(reservation, passed ? Phase.COMMITTED : Phase.FRESH);
    }
  }

  private void releaseIn(Transaction transaction, Reservation reservation, Runnable body) {
    Reservation.State before = reservation.state();
    Reservation outer = transaction.inHand;
    transaction.inHand = reservation;
    try {
      body.run();
    } finally {
      transaction.inHand = outer;
    }
    transaction.undoStep(() -> reservation.restore(before));
    if (reservation.phase != Phase.COMMITTED) {
      end(reservation, Phase.FRESH);
    }
  }

  private static <E> Result<Unit, E> run(
      Transaction transaction, Reservation reservation, Supplier<Result<Unit, E>> body) {
    Reservation outer = transaction.reserving;
    Reservation outerInHand = transaction.inHand;
    transaction.reserving = reservation;
    transaction.inHand = reservation;
    try {
      return body.get();
    } finally {
      transaction.reserving = outer;
      transaction.inHand = outerInHand;
    }
  }

  private static void end(Reservation reservation, Phase phase) {
    reservation.phase = phase;
    reservation.spaces.clear();
  }
}
