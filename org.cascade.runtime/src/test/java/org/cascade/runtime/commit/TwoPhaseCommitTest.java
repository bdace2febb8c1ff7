package org.cascade.runtime.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Two-phase commit over a network that loses nothing for ever, with machines that stop at any step
 * and start again with what they had written down.
 */
class TwoPhaseCommitTest {
  private static final SortedSet<Long> THREE = new TreeSet<>(List.of(1L, 2L, 3L));

  @Test
  void allYesCommitsAndOneNoAborts() {
    var all = new World(1, THREE, new TreeSet<>(), -1);
    all.run();
    assertEquals(Decision.COMMIT, all.outcome());
    var one = new World(1, THREE, new TreeSet<>(List.of(2L)), -1);
    one.run();
    assertEquals(Decision.ABORT, one.outcome());
  }

  @Test
  void whoeverStopsAtAnyStepAllAgreeInTheEnd() {
    int commits = 0;
    int aborts = 0;
    for (int seed = 0; seed < 60; seed++) {
      for (int crashAt = 0; crashAt < 30; crashAt++) {
        var world = new World(seed, THREE, new TreeSet<>(), crashAt);
        world.run();
        commits += world.outcome() == Decision.COMMIT ? 1 : 0;
        aborts += world.outcome() == Decision.ABORT ? 1 : 0;
      }
    }
    assertTrue(commits > 100 && aborts > 100, commits + " commits, " + aborts + " aborts");
  }

  @Test
  void aDecisionThatWasWrittenIsCarriedOutAndOthersAreNot() {
    var step =
        Coordinator.step(
            new Coordinator.State.Idle(), new Coordinator.Message.Restarted(true, THREE));
    assertEquals(4, step.effects().size());
    assertEquals(new Coordinator.State.Telling(Decision.COMMIT, THREE), step.state());
    step =
        Coordinator.step(
            new Coordinator.State.Idle(), new Coordinator.Message.Restarted(false, THREE));
    assertEquals(new Coordinator.State.Finished(Decision.ABORT), step.state());
  }

  @Test
  void silenceIsANoBeforeThePromiseAndAQuestionAfterIt() {
    assertEquals(
        Participant.State.ABORTED,
        Participant.step(Participant.State.WORKING, new Participant.Message.TimedOut()).state());
    var step = Participant.step(Participant.State.PREPARED, new Participant.Message.TimedOut());
    assertEquals(Participant.State.PREPARED, step.state());
    assertEquals(List.of(new Participant.Effect.Ask()), step.effects());
    var collecting = new Coordinator.State.Collecting(THREE, THREE);
    assertEquals(
        new Coordinator.State.Telling(Decision.ABORT, THREE),
        Coordinator.step(collecting, new Coordinator.Message.TimedOut()).state());
  }

  /** A coordinator, participants, and the messages under way between them. */
  private static final class World {
    private final Random random;
    private final SortedSet<Long> refusing;
    private final int crashAt;
    private final SortedSet<Long> all;
    private final List<UnderWay> underWay = new ArrayList<>();
    private final SortedMap<Long, Participant.State> participants = new TreeMap<>();
    private final SortedSet<Long> promised = new TreeSet<>();
    private final SortedSet<Long> applied = new TreeSet<>();
    private final SortedSet<Long> dropped = new TreeSet<>();
    private Coordinator.State coordinator = new Coordinator.State.Idle();
    private boolean decisionWritten;
    private int steps;

    /** A message on the wire, which belongs to nobody, or a write of one machine's own. */
    private record UnderWay(long owner, Runnable arrival) {}

    private static final long NOBODY = -1;

    private void send(Runnable arrival) {
      underWay.add(new UnderWay(NOBODY, arrival));
    }

    World(long seed, SortedSet<Long> all, SortedSet<Long> refusing, int crashAt) {
      this.random = new Random(seed);
      this.all = all;
      this.refusing = refusing;
      this.crashAt = crashAt;
      all.forEach(p -> participants.put(p, Participant.State.WORKING));
      send(() -> toCoordinator(new Coordinator.Message.Begin(all)));
    }

    void run() {
      for (int round = 0; round < 200 && !isOver(); round++) {
        while (!underWay.isEmpty()) {
          UnderWay next = underWay.remove(random.nextInt(underWay.size()));
          if (steps++ == crashAt) {
            crashOne(next);
          } else {
            next.arrival().run();
          }
        }
        timeOut();
      }
      assertTrue(isOver(), () -> coordinator + " " + participants);
      outcome();
    }

    private boolean isOver() {
      boolean decided = coordinator instanceof Coordinator.State.Finished;
      return decided
          && participants.values().stream()
              .allMatch(s -> s == Participant.State.COMMITTED || s == Participant.State.ABORTED);
    }

    /** What everybody did, which has to be the same. */
    Decision outcome() {
      Decision decision = applied.isEmpty() ? Decision.ABORT : Decision.COMMIT;
      boolean commit = decision == Decision.COMMIT;
      assertEquals(commit ? all : new TreeSet<>(), applied);
      assertEquals(commit ? new TreeSet<>() : all, dropped);
      assertEquals(new Coordinator.State.Finished(decision), coordinator);
      return decision;
    }

    /** The message in hand is lost with the machine it was for, or was just sent by. */
    private void crashOne(UnderWay lost) {
      long victim = lost.owner() == NOBODY ? random.nextInt(4) : lost.owner();
      if (random.nextBoolean()) {
        lost.arrival().run();
      }
      if (victim == 0) {
        coordinator = new Coordinator.State.Idle();
        toCoordinator(new Coordinator.Message.Restarted(decisionWritten, all));
      } else if (!isSettled(victim)) {
        toParticipant(victim, new Participant.Message.Restarted(promised.contains(victim)));
      }
    }

    private boolean isSettled(long participant) {
      return applied.contains(participant) || dropped.contains(participant);
    }

    private void timeOut() {
      if (coordinator instanceof Coordinator.State.Idle) {
        toCoordinator(new Coordinator.Message.Begin(all)); // the request was lost: it is made again
        return;
      }
      toCoordinator(new Coordinator.Message.TimedOut());
      for (long participant : all) {
        toParticipant(participant, new Participant.Message.TimedOut());
      }
    }

    private void toCoordinator(Coordinator.Message message) {
      Coordinator.Step step = Coordinator.step(coordinator, message);
      coordinator = step.state();
      for (Coordinator.Effect effect : step.effects()) {
        switch (effect) {
          case Coordinator.Effect.AskVote(long p) ->
              send(
                  () -> toParticipant(p, new Participant.Message.VoteAsked(!refusing.contains(p))));
          case Coordinator.Effect.WriteDecision() ->
              underWay.add(
                  new UnderWay(
                      0,
                      () -> {
                        if (coordinator instanceof Coordinator.State.Deciding) {
                          decisionWritten = true;
                          toCoordinator(new Coordinator.Message.DecisionWritten());
                        }
                      }));
          case Coordinator.Effect.Tell(long p, Decision decision) ->
              send(() -> toParticipant(p, new Participant.Message.Told(decision)));
          case Coordinator.Effect.Report(Decision decision) ->
              assertEquals(decision == Decision.COMMIT, decisionWritten);
          case Coordinator.Effect.Forget() ->
              assertEquals(
                  List.of(),
                  all.stream().filter(p -> !isSettled(p)).toList(),
                  "a decision is forgotten when all have carried it out");
        }
      }
    }

    private Participant.State stateOf(long p) {
      return participants.getOrDefault(p, Participant.State.WORKING);
    }

    private void toParticipant(long p, Participant.Message message) {
      Participant.Step step = Participant.step(stateOf(p), message);
      participants.put(p, step.state());
      for (Participant.Effect effect : step.effects()) {
        switch (effect) {
          case Participant.Effect.WritePromise() ->
              underWay.add(
                  new UnderWay(
                      p,
                      () -> {
                        if (participants.get(p) == Participant.State.PROMISING) {
                          promised.add(p);
                          toParticipant(p, new Participant.Message.PromiseWritten());
                        }
                      }));
          case Participant.Effect.Vote(boolean yes) ->
              send(() -> toCoordinator(new Coordinator.Message.Vote(p, yes)));
          case Participant.Effect.Apply() -> applied.add(p);
          case Participant.Effect.Drop() -> dropped.add(p);
          case Participant.Effect.Acknowledge() ->
              send(() -> toCoordinator(new Coordinator.Message.Acknowledged(p)));
          case Participant.Effect.Ask() ->
              send(() -> toCoordinator(new Coordinator.Message.Asked(p)));
        }
      }
    }
  }
}
