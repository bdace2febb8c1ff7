package org.cascade.runtime.engine;

import java.util.List;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.stream.EventLog;
import org.cascade.runtime.stream.Source;
import org.cascade.runtime.stream.Streams;
import org.cascade.runtime.stream.Subscription;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.Invariant;
import org.cascade.runtime.txn.SpaceCore;
import org.cascade.runtime.txn.SpaceId;
import org.cascade.runtime.value.Fn0;
import org.cascade.runtime.value.Fn1;

/** A space of the embedded engine. */
record EmbeddedSpace(EmbeddedEngine embedded, SpaceCore core) implements SpaceHandle {
  @Override
  public Engine engine() {
    return embedded;
  }

  @Override
  public SpaceId id() {
    return core.id();
  }

  @Override
  public StateHandle state(String name) {
    for (Cell cell : core.cells()) {
      if (cell.name().equals(name)) {
        return new EmbeddedState(embedded.isolation(), cell);
      }
    }
    throw new CascadeBugException("`" + core.typeName() + "` declares no state `" + name + "`");
  }

  @Override
  public <T> EventStream<T> stream(String name, StreamRule<T> rule) {
    Source<T> source =
        switch (rule) {
          case StreamRule.OnState<T>(StateHandle state, Fn1<Object, ? extends T> yield) ->
              new Source.StateChanges<>(EmbeddedEngine.cellOf(state), yield);
          case StreamRule.OnExpression<T> on ->
              new Source.ExpressionChanges<>(on.expression(), on.yield());
          case StreamRule.OnCondition<T> on -> new Source.Condition<>(on.condition(), on.yield());
        };
    return new EmbeddedStream<>(
        embedded.streams(), new EventLog<>(core, name, source, embedded::earlierEvents));
  }

  @Override
  public void invariant(String text, String place, Fn0<Boolean> condition) {
    core.invariants().add(new Invariant(text, place, condition));
  }

  @Override
  public void release() {
    embedded.isolation().release(core);
  }

  @Override
  public String toString() {
    return core.toString();
  }

  /** An event log as a stream. */
  private record EmbeddedStream<T>(Streams streams, EventLog<T> log) implements EventStream<T> {
    @Override
    public long position() {
      return log.size();
    }

    @Override
    public List<T> events(long from, long limit) {
      return log.events(from, limit);
    }

    @Override
    public Subscription subscribe(long from, long limit, Fn1<? super T, ?> function) {
      return streams.subscribe(log, from, limit, function);
    }
  }
}
