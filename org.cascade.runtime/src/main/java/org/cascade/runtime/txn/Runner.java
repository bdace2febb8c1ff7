package org.cascade.runtime.txn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.metrics.EngineMetrics;
import org.cascade.runtime.txn.Committer.Committed;
import org.cascade.runtime.txn.Current.Setting;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Show;
import org.cascade.runtime.value.Unit;

/** Runs outermost transactions: attempt by attempt, until one commits or the body fails. */
final class Runner {
  private final Isolation isolation;
  private final IsolationOptions options;
  private final Io io;
  private final Monitor monitor;
  private final Versions versions;
  private final Ownership ownership;
  private final Precedence precedence;
  private final Committer committer;
  private final Optional<Consumer<TransactionReport>> trace;
  private final EngineMetrics metrics;

  Runner(
      Isolation isolation,
      IsolationOptions options,
      Io io,
      Monitor monitor,
      Versions versions,
      Ownership ownership,
      Committer committer,
      Optional<Consumer<TransactionReport>> trace,
      EngineMetrics metrics) {
    this.isolation = isolation;
    this.options = options;
    this.io = io;
    this.monitor = monitor;
    this.precedence = new Precedence(monitor);
    this.versions = versions;
    this.ownership = ownership;
    this.committer = committer;
    this.trace = trace;
    this.metrics = metrics;
  }

  /**
   * An attempt that gave a value: which commit it was, what it had seen, and what is to run after
   * it.
   */
  private record Done<R>(
      R value, Committed commit, long seen, List<Runnable> onCommit, List<Runnable> onRollback) {}

  <R> R run(Operation operation, Supplier<R> body) {
    var attempts = new Attempts(operation, options, io.time().steadyNanos());
    try {
      return run(operation, attempts, body);
    } finally {
      leavePrecedence(attempts);
    }
  }

  private void leavePrecedence(Attempts attempts) {
    if (attempts.precedesAt != null) {
      monitor.locked(() -> precedence.leave(attempts));
    }
  }

  private <R> R run(Operation operation, Attempts attempts, Supplier<R> body) {
    while (true) {
      Transaction transaction = new Transaction(operation, versions.openNewest(true));
      Optional<Done<R>> done;
      try {
        done = unlessAborted(transaction, attempts, body);
      } finally {
        versions.close(transaction.snapshot());
      }
      if (done.isPresent()) {
        afterwards(done.get());
        return done.get().value();
      }
    }
  }

  /**
   * One attempt; empty if it lost and it is time for the next one. Returns, or throws an abort,
   * when all that its outcome rests on survives a crash; an abort after the {@code on rollback}
   * blocks of what it has undone.
   */
  private <R> Optional<Done<R>> unlessAborted(
      Transaction transaction, Attempts attempts, Supplier<R> body) {
    try {
      Done<R> done = attempt(transaction, attempts, body);
      committer.awaitDurable(Math.max(done.commit().number(), transaction.snapshot().newestRead));
      return Optional.of(done);
    } catch (Conflict conflict) {
      if (transaction.irrevocable) {
        throw new CascadeBugException("an irrevocable transaction lost", conflict);
      }
      return awaitTurn(transaction, attempts, conflict);
    } catch (Abort abort) {
      committer.awaitDurable(transaction.snapshot().newestRead);
      throw rolledBack(transaction, abort);
    }
  }

  /** Gives way, and waits until the next attempt may start. */
  private <R> Optional<Done<R>> awaitTurn(
      Transaction transaction, Attempts attempts, Conflict conflict) {
    abandon(transaction);
    giveWay(transaction, conflict);
    Operation operation = transaction.operation();
    metrics.conflict(operation.owner(), operation.name(), conflict.obstacle.about());
    try {
      attempts.lostTo(conflict, isolation.target(), monitor, precedence);
      return Optional.empty();
    } catch (Abort timedOut) {
      report(transaction, attempts, "rolled back: " + timedOut.message());
      throw rolledBack(transaction, timedOut);
    }
  }

  private <R> Done<R> attempt(Transaction transaction, Attempts attempts, Supplier<R> body) {
    boolean ended = false;
    String outcome = "rolled back: an error of the runtime";
    try {
      transaction.attempts = attempts;
      transaction.deadlineNanos = attempts.deadlineNanos();
      if (attempts.needsToken()) {
        monitor.locked(() -> ownership.awaitToken(transaction));
      }
      R value = runBody(transaction, body);
      boolean failed = value instanceof Result.Err<?, ?>;
      if (failed) {
        abandon(transaction);
        outcome = "rolled back: " + Show.show(value);
      }
      Committed commit = failed ? Committed.NOTHING : committer.commit(transaction);
      outcome = failed ? outcome : "committed";
      leavePrecedence(attempts);
      ended = true;
      List<Runnable> actions = failed ? List.of() : List.copyOf(transaction.onCommit());
      List<Runnable> undone = List.copyOf(transaction.undone());
      return new Done<>(value, commit, transaction.snapshot().number, actions, undone);
    } catch (Conflict conflict) {
      outcome = "";
      throw conflict;
    } catch (StackOverflowError deep) {
      outcome = "rolled back: stack overflow";
      throw stackOverflow(deep);
    } catch (Abort abort) {
      outcome = "rolled back: " + abort.message();
      throw abort;
    } finally {
      if (!ended) {
        abandon(transaction);
      }
      if (!outcome.isEmpty()) {
        report(transaction, attempts, outcome);
      }
    }
  }

  static Abort stackOverflow(StackOverflowError deep) {
    return new Abort("stack overflow: calls are nested too deeply", deep);
  }

  private <R> R runBody(Transaction transaction, Supplier<R> body) {
    Current current = Current.get();
    try {
      return current.within(
          current.setting().in(isolation, transaction),
          () -> {
            R value = body.get();
            if (!(value instanceof Result.Err<?, ?>)) {
              Invariant.brokenBy(transaction).ifPresent(Runner::refuse);
            }
            return value;
          });
    } catch (OutOfMemoryError full) {
      throw outOfMemory(transaction.operation(), full);
    }
  }

  /** What a body holds is given up with its transaction, so that others can go on. */
  private static Abort outOfMemory(Operation operation, OutOfMemoryError full) {
    return new Abort(
        "out of memory in `"
            + operation
            + "`: nothing of the transaction is left. Do less in one transaction, or give the Java"
            + " process more with -Xmx",
        full);
  }

  private static void refuse(String fault) {
    throw new Abort(fault);
  }

  /** Undoes an attempt: its writes were never seen; variables and reservations are put back. */
  private void abandon(Transaction transaction) {
    transaction.rollback();
    monitor.locked(() -> ownership.settle(transaction, false));
  }

  private void giveWay(Transaction transaction, Conflict conflict) {
    for (Reservation reservation : transaction.enlisted().keySet()) {
      monitor.locked(() -> ownership.giveWay(reservation, conflict));
    }
  }

  /** Events and actions, which see the commit, and none of which can undo it. */
  private <R> void afterwards(Done<R> done) {
    Snapshot around = Current.get().setting().snapshot();
    if (around != null) {
      around.moveTo(Math.max(done.commit().number(), done.seen()));
    }
    Optional<Abort> failed =
        runActions(done.onCommit()).map(a -> failure("`on commit` failed, after the commit: ", a));
    Optional<Abort> failedBack =
        runActions(done.onRollback())
            .map(a -> failure("`on rollback` failed, after the rollback: ", a));
    if (done.commit().hasEvents()) {
      isolation.target().deliver(done.commit().number());
    }
    failed.or(() -> failedBack).ifPresent(Runner::fail);
  }

  private static Abort failure(String what, Abort why) {
    return new Abort(what + why.message(), why);
  }

  private static void fail(Abort abort) {
    throw abort;
  }

  /** The abort that ended a transaction, after its {@code on rollback} blocks have run. */
  private static Abort rolledBack(Transaction transaction, Abort abort) {
    return runActions(List.copyOf(transaction.undone()))
        .map(a -> failure(abort.message() + "; and then `on rollback` failed: ", a))
        .orElse(abort);
  }

  /** Runs all of them, and gives the first failure. */
  private static Optional<Abort> runActions(List<Runnable> actions) {
    if (actions.isEmpty()) {
      return Optional.empty();
    }
    Current current = Current.get();
    Setting apart = Setting.apart(current.setting().delivering());
    List<Abort> failures = new ArrayList<>();
    for (Runnable action : actions) {
      try {
        current.within(apart, Unit.of(action));
      } catch (Abort abort) {
        failures.add(abort);
      }
    }
    return failures.stream().findFirst();
  }

  private void report(Transaction transaction, Attempts attempts, String outcome) {
    trace.ifPresent(to -> to.accept(reportOf(transaction, attempts, outcome)));
  }

  private TransactionReport reportOf(Transaction transaction, Attempts attempts, String outcome) {
    List<String> spaces = transaction.touched().stream().map(SpaceCore::toString).sorted().toList();
    long nanos = io.time().steadyNanos() - attempts.startNanos();
    return new TransactionReport(
        transaction.operation().toString(), spaces, outcome, attempts.lost(), nanos);
  }
}
