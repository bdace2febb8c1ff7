package org.cascade.runtime.txn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cascade.runtime.commit.Coordinator;
import org.cascade.runtime.commit.Coordinator.Effect;
import org.cascade.runtime.commit.Coordinator.Message;
import org.cascade.runtime.commit.Decision;
import org.cascade.runtime.fault.CascadeBugException;
import org.jspecify.annotations.Nullable;

/**
 * Commits a transaction: checks it, has it logged, shows it.
 *
 * <p>Each space votes on its own part, as a shard of a cluster would. Here all of them live in one
 * process and share one log: so one record is the decision and everybody's work at once.
 */
final class Committer {
  private final Monitor monitor;
  private final Versions versions;
  private final Ownership ownership;
  private final CommitTarget target;

  Committer(Monitor monitor, Versions versions, Ownership ownership, CommitTarget target) {
    this.monitor = monitor;
    this.versions = versions;
    this.ownership = ownership;
    this.target = target;
  }

  /** The number of the commit, 0 if there was nothing to commit; throws {@link Conflict}. */
  long commit(Transaction transaction) {
    if (!transaction.hasEffects() && transaction.enlisted.isEmpty()) {
      if (transaction.irrevocable) {
        monitor.locked(() -> ownership.settle(transaction, true));
      }
      return 0;
    }
    long number = monitor.locked(() -> decide(transaction));
    if (number > 0) {
      target.awaitDurable(number);
      monitor.locked(() -> {
        versions.publish(number);
        monitor.signal();
      });
    }
    return number;
  }

  private long decide(Transaction transaction) {
    target.checkUsable();
    SortedMap<Long, SpaceCore> spaces = new TreeMap<>();
    transaction.touched().forEach(space -> spaces.put(space.id().number(), space));
    var round = new Round(transaction, spaces);
    round.run();
    ownership.settle(transaction, true);
    return round.commit == null ? 0 : round.commit.number();
  }

  /** One run of the coordinator, with the spaces answering at once. */
  private final class Round {
    private final Transaction transaction;
    private final SortedMap<Long, SpaceCore> spaces;
    private final Deque<Message> messages = new ArrayDeque<>();
    private @Nullable Conflict refusal;
    private @Nullable Commit commit;

    Round(Transaction transaction, SortedMap<Long, SpaceCore> spaces) {
      this.transaction = transaction;
      this.spaces = spaces;
    }

    void run() {
      Coordinator.State state = new Coordinator.State.Idle();
      messages.add(new Message.Begin(new TreeSet<>(spaces.keySet())));
      while (!messages.isEmpty()) {
        Coordinator.Step step = Coordinator.step(state, messages.remove());
        state = step.state();
        step.effects().forEach(this::perform);
      }
      if (!(state instanceof Coordinator.State.Finished(Decision decision))) {
        throw new CascadeBugException("a commit ended in " + state);
      }
      if (decision == Decision.ABORT) {
        throw refusal();
      }
      if (commit != null) {
        versions.install(commit);
      }
    }

    private RuntimeException refusal() {
      return refusal == null ? new CascadeBugException("aborted for no reason") : refusal;
    }

    private void perform(Effect effect) {
      switch (effect) {
        case Effect.AskVote(long participant) -> messages.add(vote(participant));
        case Effect.WriteDecision() -> writeDecision();
        case Effect.Tell(long participant, Decision decision) ->
            messages.add(new Message.Acknowledged(participant));
        case Effect.Report(Decision decision) -> {
          // whoever began waits for the end of this round
        }
        case Effect.Forget() -> {
          // the record is the data itself, and stays
        }
      }
    }

    private Message vote(long participant) {
      SpaceCore space = spaces.get(participant);
      if (space == null) {
        throw new CascadeBugException("there is no participant " + participant);
      }
      try {
        check(space);
        return new Message.Vote(participant, true);
      } catch (Conflict conflict) {
        refusal = conflict;
        return new Message.Vote(participant, false);
      }
    }

    private void check(SpaceCore space) {
      boolean written = false;
      for (Cell cell : space.cells()) {
        written |= transaction.written().contains(cell);
        boolean stale = cell.latestNumber() > transaction.snapshot().number;
        if (stale && transaction.reads().contains(cell)) {
          throw Conflict.stale(cell, versions);
        }
      }
      if (written) {
        ownership.ensureFree(transaction, space);
      }
    }

    private void writeDecision() {
      if (transaction.hasEffects()) {
        Commit next = transaction.toCommit(versions.installed() + 1);
        Snapshot pinned = versions.openAt(next.number(), false);
        try {
          target.append(next, pinned);
          commit = next;
        } finally {
          if (commit == null) {
            versions.close(pinned);
          }
        }
      }
      messages.add(new Message.DecisionWritten());
    }
  }
}
