package org.cascade.lang.eval;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.types.Builtin;

/** A parallel pipeline, run in order on one thread: each element goes through all stages. */
final class Pipeline {
  private final Machine machine;
  private final Core.Parallel pipeline;
  private final List<Value> parts;

  private Pipeline(Machine machine, Core.Parallel pipeline, List<Value> parts) {
    this.machine = machine;
    this.pipeline = pipeline;
    this.parts = parts;
  }

  /** What is evaluated before it runs: the source, the stages' functions, the sink's. */
  static List<Core> parts(Core.Parallel pipeline) {
    List<Core> all = new ArrayList<>();
    all.add(pipeline.source());
    pipeline.stages().forEach(stage -> all.add(stage.function()));
    switch (pipeline.sink()) {
      case Core.Sink.ToArray s -> {}
      case Core.Sink.Any s -> all.add(s.predicate());
      case Core.Sink.All s -> all.add(s.predicate());
      case Core.Sink.Find s -> all.add(s.predicate());
      case Core.Sink.Take s -> all.add(s.count());
      case Core.Sink.Each s -> all.add(s.action());
      case Core.Sink.Reduce s -> {
        all.add(s.combine());
        all.add(s.zero());
      }
    }
    return all;
  }

  static Value run(Machine machine, Core.Parallel pipeline, List<Value> parts) {
    List<Value> elements = new ArrayList<>((ArrayValue) parts.getFirst());
    Pipeline run = new Pipeline(machine, pipeline, parts);
    if (pipeline.sink() instanceof Core.Sink.Take) {
      return run.take(elements);
    }
    return run.sink(run.stages(elements));
  }

  private List<Value> stages(List<Value> source) {
    List<Value> elements = source;
    for (int i = 0; i < pipeline.stages().size(); i++) {
      elements = stage(pipeline.stages().get(i).kind(), parts.get(i + 1), elements);
    }
    return elements;
  }

  /** Looks at no element behind those that give enough. */
  private Value take(List<Value> elements) {
    long count = ((Value.Int) sinkPart(0)).value();
    List<Value> taken = new ArrayList<>();
    for (Iterator<Value> rest = elements.iterator(); taken.size() < count && rest.hasNext(); ) {
      taken.addAll(stages(List.of(rest.next())));
    }
    return machine.array(
        taken.size() <= count ? taken : taken.subList(0, (int) Math.max(0, count)));
  }

  private List<Value> stage(Core.StageKind kind, Value function, List<Value> elements) {
    List<Value> out = new ArrayList<>();
    for (Value element : elements) {
      machine.meter().step();
      switch (kind) {
        case MAP -> out.add(machine.apply(function, element));
        case FILTER -> {
          if (machine.test(function, element)) {
            out.add(element);
          }
        }
        case FLAT_MAP -> out.addAll((ArrayValue) machine.apply(function, element));
      }
    }
    machine.meter().allocate(out.size());
    return out;
  }

  private Value sinkPart(int index) {
    return parts.get(1 + pipeline.stages().size() + index);
  }

  private Value sink(List<Value> elements) {
    return switch (pipeline.sink()) {
      case Core.Sink.ToArray s -> machine.array(elements);
      case Core.Sink.Any s -> Value.of(find(elements).isPresent());
      case Core.Sink.All s -> all(elements);
      case Core.Sink.Find s -> Library.option(find(elements));
      case Core.Sink.Take s -> take(elements);
      case Core.Sink.Each s -> {
        elements.forEach(e -> machine.apply(sinkPart(0), e));
        yield Value.UNIT;
      }
      case Core.Sink.Reduce s -> {
        Value result = sinkPart(1);
        for (Value element : elements) {
          result = machine.apply(sinkPart(0), result, element);
        }
        yield result;
      }
    };
  }

  private Optional<Value> find(List<Value> elements) {
    return elements.stream().filter(e -> machine.test(sinkPart(0), e)).findFirst();
  }

  /** The predicate gives a Bool, or a Result whose first error is the outcome. */
  private Value all(List<Value> elements) {
    boolean votes = Builtin.is(pipeline.type(), Builtin.RESULT);
    for (Iterator<Value> rest = elements.iterator(); rest.hasNext(); ) {
      Value vote = machine.apply(sinkPart(0), rest.next());
      if (vote.equals(Value.FALSE) || (vote instanceof Value.Variant v && !Library.holds(v))) {
        return vote;
      }
    }
    return votes ? Library.ok(Value.UNIT) : Value.TRUE;
  }
}
