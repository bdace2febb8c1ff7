package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Member;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.types.SpaceSymbol;

/** Lowers a space: first values of its states, its functions, streams and invariants. */
final class LowerSpace {
  private final Lowering lowering;
  private final SpaceSymbol space;
  private final TypeTable table;

  LowerSpace(Lowering lowering, SpaceSymbol space) {
    this.lowering = lowering;
    this.space = space;
    this.table = lowering.typings().of(space);
  }

  CoreModule.CoreSpace lower() {
    Local self = new Local("self", space.selfType(), false);
    Scope scope = Scope.of(table, space.module(), space.name()).withSelf(self);
    List<Optional<Core>> initial = new ArrayList<>();
    for (SpaceSymbol.State state : space.states()) {
      initial.add(state.initial().map(e -> lowering.exprs(scope).lower(e)));
    }
    List<CoreFunction> functions =
        space.functions().stream()
            .filter(f -> f.extern().isEmpty())
            .map(lowering::lowerFunction)
            .toList();
    List<CoreModule.CoreStream> streams = space.streams().stream().map(this::stream).toList();
    List<CoreModule.CoreInvariant> invariants =
        space.invariants().stream()
            .map(e -> new CoreModule.CoreInvariant(e.span(), lowering.exprs(scope).lower(e)))
            .toList();
    return new CoreModule.CoreSpace(space, self, initial, functions, streams, invariants);
  }

  private CoreModule.CoreStream stream(SpaceSymbol.StreamDef stream) {
    Local self = new Local("self", space.selfType(), false);
    Scope scope = Scope.of(table, space.module(), space.name()).withSelf(self);
    LowerExpr exprs = lowering.exprs(scope);
    Core yielded = exprs.lower(stream.decl().yield());
    CoreModule.Trigger trigger =
        switch (stream.decl().trigger()) {
          case Member.Trigger.Changes c -> changes(exprs.lower(c.watched()));
          case Member.Trigger.When w -> when(exprs.lower(w.condition()), yielded);
        };
    return new CoreModule.CoreStream(
        stream, self, trigger, scope.implicit("op"), scope.implicit("previous"), yielded);
  }

  private static CoreModule.Trigger changes(Core watched) {
    return watched instanceof Core.ReadState read
        ? new CoreModule.Trigger.OfState(read.state())
        : new CoreModule.Trigger.OfExpression(watched, states(watched));
  }

  /** A condition over {@code previous} alone is asked when what is yielded may have changed. */
  private static CoreModule.Trigger when(Core condition, Core yielded) {
    Set<SpaceSymbol.State> watched = new LinkedHashSet<>(states(condition));
    watched.addAll(states(yielded));
    return new CoreModule.Trigger.When(condition, List.copyOf(watched));
  }

  private static List<SpaceSymbol.State> states(Core core) {
    Set<SpaceSymbol.State> found = new LinkedHashSet<>();
    CoreWalk.visit(
        core,
        n -> {
          if (n instanceof Core.ReadState r
              && r.target() instanceof Core.Read target
              && target.local().name().equals("self")) {
            found.add(r.state());
          }
        });
    return List.copyOf(found);
  }
}
