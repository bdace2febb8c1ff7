package org.cascade.runtime.commit;

import java.util.List;

/** A participant of two-phase commit: one shard, with one transaction's work on it. */
public final class Participant {
  private Participant() {}

  /** How far the participant is. */
  public enum State {
    /** The work is done, and not promised to last. */
    WORKING,
    /** The promise is being written down. */
    PROMISING,
    /** It said yes, and has to do as it is told, whatever happens. */
    PREPARED,
    COMMITTED,
    ABORTED
  }

  /** What can happen to a participant. */
  public sealed interface Message {
    /** The coordinator asks for a vote; {@code able} is whether the work can be kept. */
    record VoteAsked(boolean able) implements Message {}

    /** The promise is on disk. */
    record PromiseWritten() implements Message {}

    record Told(Decision decision) implements Message {}

    /** Nothing was heard for long. */
    record TimedOut() implements Message {}

    /** The participant restarts, and found its promise among its records, or did not. */
    record Restarted(boolean promised) implements Message {}
  }

  /** What the participant wants done. */
  public sealed interface Effect {
    /** Write the work and the promise down, and answer when they survive a crash. */
    record WritePromise() implements Effect {}

    record Vote(boolean yes) implements Effect {}

    /** Make the work visible. */
    record Apply() implements Effect {}

    /** Drop the work, and what was kept from others for it. */
    record Drop() implements Effect {}

    record Acknowledge() implements Effect {}

    /** Ask the coordinator what was decided. */
    record Ask() implements Effect {}
  }

  /** The state after a message, and what is to be done, in this order. */
  public record Step(State state, List<Effect> effects) {
    static Step of(State state, Effect... effects) {
      return new Step(state, List.of(effects));
    }
  }

  public static Step step(State state, Message message) {
    return switch (message) {
      case Message.VoteAsked(boolean able) -> voteAsked(state, able);
      case Message.PromiseWritten() ->
          state == State.PROMISING
              ? Step.of(State.PREPARED, new Effect.Vote(true))
              : Step.of(state);
      case Message.Told(Decision decision) -> told(state, decision);
      case Message.TimedOut() -> timedOut(state);
      case Message.Restarted(boolean promised) ->
          promised
              ? Step.of(State.PREPARED, new Effect.Ask())
              : Step.of(State.ABORTED, new Effect.Drop());
    };
  }

  private static Step voteAsked(State state, boolean able) {
    return switch (state) {
      case WORKING ->
          able
              ? Step.of(State.PROMISING, new Effect.WritePromise())
              : Step.of(State.ABORTED, new Effect.Drop(), new Effect.Vote(false));
      case PREPARED -> Step.of(state, new Effect.Vote(true));
      case ABORTED -> Step.of(state, new Effect.Vote(false));
      case PROMISING, COMMITTED -> Step.of(state);
    };
  }

  private static Step told(State state, Decision decision) {
    return switch (state) {
      case COMMITTED, ABORTED -> Step.of(state, new Effect.Acknowledge());
      case PREPARED, PROMISING, WORKING ->
          decision == Decision.COMMIT
              ? Step.of(State.COMMITTED, new Effect.Apply(), new Effect.Acknowledge())
              : Step.of(State.ABORTED, new Effect.Drop(), new Effect.Acknowledge());
    };
  }

  /** Before its promise a participant may give up; after it, it can only ask. */
  private static Step timedOut(State state) {
    return switch (state) {
      case WORKING -> Step.of(State.ABORTED, new Effect.Drop());
      case PREPARED -> Step.of(state, new Effect.Ask());
      case PROMISING, COMMITTED, ABORTED -> Step.of(state);
    };
  }
}
