package org.cascade.runtime.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The coordinator of two-phase commit, presumed abort: only a decision to commit is written down,
 * and a transaction of which nothing is written is aborted.
 *
 * <p>After J. Gray, "Notes on Data Base Operating Systems" (1978), and C. Mohan, B. Lindsay and R.
 * Obermarck, "Transaction Management in the R* Distributed Database Management System" (1986).
 */
public final class Coordinator {
  private Coordinator() {}

  /** How far the coordinator is. Participants are numbers. */
  public sealed interface State {
    /** Nothing has happened. */
    record Idle() implements State {}

    /** Votes are being collected. */
    record Collecting(SortedSet<Long> participants, SortedSet<Long> missing) implements State {}

    /** All said yes, and the decision is being written down. */
    record Deciding(SortedSet<Long> participants) implements State {}

    /** The decision stands, and some participants may not know it yet. */
    record Telling(Decision decision, SortedSet<Long> missing) implements State {}

    /** All know. */
    record Finished(Decision decision) implements State {}
  }

  /** What can happen to the coordinator. */
  public sealed interface Message {
    /** A transaction over these participants wants to commit. */
    record Begin(SortedSet<Long> participants) implements Message {}

    record Vote(long participant, boolean yes) implements Message {}

    /** A participant did not answer in time. */
    record TimedOut() implements Message {}

    /** The decision to commit is on disk. */
    record DecisionWritten() implements Message {}

    /** The decision could not be written. */
    record DecisionLost() implements Message {}

    record Acknowledged(long participant) implements Message {}

    /** A participant that lost track asks what was decided. */
    record Asked(long participant) implements Message {}

    /** The coordinator restarts, and found a decision to commit among its records, or none. */
    record Restarted(boolean committed, SortedSet<Long> participants) implements Message {}
  }

  /** What the coordinator wants done. */
  public sealed interface Effect {
    record AskVote(long participant) implements Effect {}

    /** Write the decision to commit down, and answer when it survives a crash. */
    record WriteDecision() implements Effect {}

    record Tell(long participant, Decision decision) implements Effect {}

    /** Report the outcome to whoever began. */
    record Report(Decision decision) implements Effect {}

    /** The record of the decision is not needed any more. */
    record Forget() implements Effect {}
  }

  /** The state after a message, and what is to be done, in this order. */
  public record Step(State state, List<Effect> effects) {
    static Step of(State state, Effect... effects) {
      return new Step(state, List.of(effects));
    }
  }

  public static Step step(State state, Message message) {
    return switch (message) {
      case Message.Begin(SortedSet<Long> all) -> begin(state, all);
      case Message.Vote(long participant, boolean yes) -> vote(state, participant, yes);
      case Message.TimedOut() -> timedOut(state);
      case Message.DecisionWritten() ->
          state instanceof State.Deciding(SortedSet<Long> all)
              ? tell(Decision.COMMIT, all)
              : Step.of(state);
      case Message.DecisionLost() ->
          state instanceof State.Deciding(SortedSet<Long> all)
              ? tell(Decision.ABORT, all)
              : Step.of(state);
      case Message.Acknowledged(long participant) -> acknowledged(state, participant);
      case Message.Asked(long participant) -> asked(state, participant);
      case Message.Restarted(boolean committed, SortedSet<Long> all) ->
          committed ? tell(Decision.COMMIT, all) : Step.of(new State.Finished(Decision.ABORT));
    };
  }

  private static Step begin(State state, SortedSet<Long> all) {
    if (!(state instanceof State.Idle)) {
      return Step.of(state);
    }
    if (all.isEmpty()) {
      return Step.of(new State.Deciding(all), new Effect.WriteDecision());
    }
    List<Effect> ask = new ArrayList<>();
    all.forEach(participant -> ask.add(new Effect.AskVote(participant)));
    return new Step(new State.Collecting(all, all), List.copyOf(ask));
  }

  private static Step vote(State state, long participant, boolean yes) {
    if (!(state instanceof State.Collecting(SortedSet<Long> all, SortedSet<Long> missing))) {
      return Step.of(state);
    }
    if (!yes) {
      return tell(Decision.ABORT, all);
    }
    SortedSet<Long> left = without(missing, participant);
    return left.isEmpty()
        ? Step.of(new State.Deciding(all), new Effect.WriteDecision())
        : Step.of(new State.Collecting(all, left));
  }

  /** While votes are missing, silence is a no; later it only means to say it again. */
  private static Step timedOut(State state) {
    return switch (state) {
      case State.Collecting(SortedSet<Long> all, SortedSet<Long> missing) ->
          tell(Decision.ABORT, all);
      case State.Telling(Decision decision, SortedSet<Long> missing) ->
          new Step(state, tellAll(decision, missing));
      case State.Idle() -> Step.of(state);
      case State.Deciding(SortedSet<Long> all) -> Step.of(state);
      case State.Finished(Decision decision) -> Step.of(state);
    };
  }

  private static Step tell(Decision decision, SortedSet<Long> all) {
    List<Effect> effects = new ArrayList<>(tellAll(decision, all));
    effects.add(new Effect.Report(decision));
    return all.isEmpty()
        ? new Step(new State.Finished(decision), List.copyOf(effects))
        : new Step(new State.Telling(decision, all), List.copyOf(effects));
  }

  private static List<Effect> tellAll(Decision decision, SortedSet<Long> participants) {
    return participants.stream().<Effect>map(p -> new Effect.Tell(p, decision)).toList();
  }

  private static Step acknowledged(State state, long participant) {
    if (!(state instanceof State.Telling(Decision decision, SortedSet<Long> missing))) {
      return Step.of(state);
    }
    SortedSet<Long> left = without(missing, participant);
    return left.isEmpty()
        ? Step.of(new State.Finished(decision), new Effect.Forget())
        : Step.of(new State.Telling(decision, left));
  }

  private static Step asked(State state, long participant) {
    return switch (state) {
      case State.Telling(Decision decision, SortedSet<Long> missing) ->
          Step.of(state, new Effect.Tell(participant, decision));
      case State.Finished(Decision decision) ->
          Step.of(state, new Effect.Tell(participant, decision));
      case State.Idle() -> Step.of(state, new Effect.Tell(participant, Decision.ABORT));
      case State.Collecting(SortedSet<Long> all, SortedSet<Long> missing) -> Step.of(state);
      case State.Deciding(SortedSet<Long> all) -> Step.of(state);
    };
  }

  private static SortedSet<Long> without(SortedSet<Long> all, long one) {
    SortedSet<Long> left = new TreeSet<>(all);
    left.remove(one);
    return left;
  }
}
