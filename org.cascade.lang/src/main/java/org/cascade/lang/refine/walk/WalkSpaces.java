package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.core.Core;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Follows what is done with spaces: their states are places. */
final class WalkSpaces {
  private final Walk walk;

  WalkSpaces(Walk walk) {
    this.walk = walk;
  }

  // ---- states ----

  static Place.OfState place(Term target, Type type, SpaceSymbol.State state) {
    SpaceSymbol space = Types.space(type).orElseThrow();
    Type of = Substitution.of(space.params(), Types.args(type)).apply(state.type());
    return new Place.OfState(space, target, state, Types.closed(of));
  }

  Flow read(Core.ReadState n, State state) {
    Flow target = walk.walk(n.target(), state);
    if (target.ends()) {
      return target;
    }
    Place place = place(target.value(), n.target().type(), n.state());
    return Flow.of(walk.memory().read(place, target.after()), target.after());
  }

  Flow write(Core.WriteState n, State state) {
    Walk.Args args = walk.args(List.of(n.target(), n.value()), state);
    if (args.ends()) {
      return Flow.end(args.after());
    }
    if (!args.after().isAtomic()) {
      Writes writes = Writes.ofCall(walk.purity(), n);
      return Flow.of(Translation.UNIT, writes.forget(args.after(), walk.memory()));
    }
    Place place = place(args.terms().get(0), n.target().type(), n.state());
    State after = walk.memory().write(place, args.terms().get(1), args.after());
    return Flow.of(Translation.UNIT, after);
  }

  Flow create(Core.NewSpace n, State state) {
    List<Core> parts = new ArrayList<>();
    n.states().forEach(s -> parts.add(s.value()));
    n.embeds().forEach(e -> e.ifPresent(parts::add));
    Walk.Args args = walk.args(parts, state);
    if (args.ends()) {
      return Flow.end(args.after());
    }
    Term made = walk.memory().any("new", n.type());
    walk.memory().created(made);
    State after = args.after();
    for (int i = 0; i < n.states().size() && after.isAtomic(); i++) {
      Place place = place(made, n.type(), n.states().get(i).state());
      after = walk.memory().write(place, args.terms().get(i), after);
    }
    return Flow.of(made, after);
  }

  Flow embed(Core.ReadEmbed n, State state) {
    Flow target = walk.walk(n.target(), state);
    return target.ends()
        ? target
        : Flow.of(
            Translation.typed(Term.Kind.OTHER, n.embed(), n.type(), List.of(target.value())),
            target.after());
  }

  // ---- calls ----

  Flow call(Core.CallSpace n, State state) {
    List<Core> parts = new ArrayList<>(n.args());
    n.target().ifPresent(parts::addFirst);
    Walk.Args args = walk.args(parts, state);
    if (args.ends()) {
      return Flow.end(args.after());
    }
    if (n.function().kind() == Decl.FunctionKind.VIEW && args.after().isAtomic()) {
      Optional<Flow> known = walk.calls().unfoldHere(n, args.terms(), args.after());
      if (known.isPresent()) {
        return known.orElseThrow();
      }
    }
    State after = Writes.ofCall(walk.purity(), n).forget(args.after(), walk.memory());
    boolean lossy = WalkCalls.mayGiveUp(n.function());
    return Flow.of(walk.unknown(n), lossy ? after.lossy() : after);
  }

  /** Its block runs later, in a transaction of its own. */
  Flow onEnd(Core.OnEnd n, State state) {
    if (!walk.isSilent()) {
      State later = Writes.all(walk.purity()).forget(state, walk.memory());
      walk.control().body(n.body(), later.atomic(true));
    }
    return Flow.of(Translation.UNIT, state);
  }

  // ---- pipelines ----

  Flow pipeline(Core.Parallel n, State state) {
    Flow source = walk.walk(n.source(), state);
    if (source.ends()) {
      return source;
    }
    Term current = source.value();
    State after = source.after();
    for (Core.Stage stage : n.stages()) {
      Term function = walk.lambdas().ofElements(stage.function(), current, after);
      Type type = elementsBehind(stage);
      boolean known = function instanceof Term.Closure;
      current =
          switch (stage.kind()) {
            case MAP -> known ? made(LibraryOp.ARRAY_MAP, type, current, function) : any(type);
            case FILTER ->
                known ? made(LibraryOp.ARRAY_FILTER, type, current, function) : any(type);
            case FLAT_MAP -> any(type);
          };
      after = Writes.of(walk.purity(), stage.function()).forget(after, walk.memory());
    }
    return sink(n, current, after);
  }

  private static Type elementsBehind(Core.Stage stage) {
    Type.Fun function = (Type.Fun) Types.unrefined(stage.function().type());
    return switch (stage.kind()) {
      case MAP -> Builtin.array(function.result());
      case FILTER -> Builtin.array(function.params().getFirst());
      case FLAT_MAP -> function.result();
    };
  }

  private Term any(Type type) {
    return walk.memory().any("elements", type);
  }

  private static Term made(LibraryOp op, Type type, Term elements, Term function) {
    return Translation.library(op, type, List.of(elements, function));
  }

  private Flow sink(Core.Parallel n, Term elements, State state) {
    return switch (n.sink()) {
      case Core.Sink.ToArray s -> walk.ofType(elements, n.type(), state);
      case Core.Sink.All s -> decided(n, "Array.all", s.predicate(), elements, state);
      case Core.Sink.Any s -> decided(n, "Array.any", s.predicate(), elements, state);
      case Core.Sink.Find s -> decided(n, "Array.find", s.predicate(), elements, state);
      case Core.Sink.Take s -> taken(n, s.count(), elements, state);
      case Core.Sink.Each s -> unknown(n, List.of(s.action()), elements, state);
      case Core.Sink.Reduce s -> unknown(n, List.of(s.combine(), s.zero()), elements, state);
    };
  }

  private Flow decided(Core.Parallel n, String name, Core predicate, Term elements, State state) {
    Term function = walk.lambdas().ofElements(predicate, elements, state);
    State after = Writes.of(walk.purity(), predicate).forget(state, walk.memory());
    return Library.named(name, List.of(elements, function), n.type())
        .map(m -> Flow.of(m.value(), after.and(m.defined()).assume(m.known())))
        .orElseGet(() -> Flow.of(walk.unknown(n), after));
  }

  private Flow taken(Core.Parallel n, Core count, Term elements, State state) {
    Flow counted = walk.walk(count, state);
    return Library.named("Array.take", List.of(elements, counted.value()), n.type())
        .map(m -> Flow.of(m.value(), counted.after().and(m.defined()).assume(m.known())))
        .orElseGet(() -> Flow.of(walk.unknown(n), counted.after()));
  }

  private Flow unknown(Core n, List<Core> parts, Term elements, State state) {
    State after = state;
    for (Core part : parts) {
      if (Types.unrefined(part.type()) instanceof Type.Fun) {
        walk.lambdas().ofElements(part, elements, after);
        after = Writes.of(walk.purity(), part).forget(after, walk.memory());
      } else {
        after = walk.walk(part, after).after();
      }
    }
    return Flow.of(walk.unknown(n), after);
  }
}
