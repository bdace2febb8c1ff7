package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Node;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.Scope;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/**
 * Infers what stands in types besides functions: predicates, invariants, initial values, streams.
 */
final class MemberBodies {
  private final World world;
  private final Map<TypeSymbol, Home> homes = new IdentityHashMap<>();
  private final List<TypeSymbol> order = new ArrayList<>();
  private final Map<TypeSymbol, Boolean> done = new IdentityHashMap<>();
  private final Map<SpaceSymbol.StreamDef, Boolean> streams = new IdentityHashMap<>();

  private record Home(ModuleScope module, Scope scope, Work work) {}

  MemberBodies(World world) {
    this.world = world;
  }

  void predicateLater(RefinementSymbol r, ModuleScope module, Scope scope) {
    settle(r, module, scope);
  }

  void invariantsLater(RecordSymbol r, ModuleScope module, Scope scope) {
    settle(r, module, scope);
  }

  void spaceLater(SpaceSymbol s, ModuleScope module, Scope scope) {
    settle(s, module, scope);
  }

  private void settle(TypeSymbol symbol, ModuleScope module, Scope scope) {
    if (homes.put(symbol, new Home(module, scope, world.current())) == null) {
      order.add(symbol);
      world.current().types().add(symbol);
    }
  }

  /** Takes types out that stood in what is replaced. */
  void remove(Set<TypeSymbol> symbols) {
    for (TypeSymbol symbol : symbols) {
      homes.remove(symbol);
      done.remove(symbol);
      if (symbol instanceof SpaceSymbol s) {
        s.streams().forEach(streams::remove);
      }
    }
    order.removeIf(symbols::contains);
  }

  void inferAll() {
    for (int i = 0; i < order.size(); i++) {
      ensure(order.get(i));
      switch (order.get(i)) {
        case RecordSymbol r -> r.methods().forEach(world.bodies()::ensure);
        case SpaceSymbol s -> s.functions().forEach(world.bodies()::ensure);
        default -> {}
      }
    }
  }

  /** Predicates and values of a type's own; its functions are inferred apart. */
  void ensure(TypeSymbol symbol) {
    Home home = homes.get(symbol);
    if (home == null || done.put(symbol, true) != null) {
      return;
    }
    world.demanded(
        home.work,
        () -> {
          switch (symbol) {
            case RefinementSymbol r -> refinement(r, home);
            case RecordSymbol r -> invariants(r, r.invariants(), home);
            case SpaceSymbol s -> space(s, home);
            default -> {}
          }
          return Optional.empty();
        });
  }

  private Body body(Home home, Scope scope, Optional<TypeSymbol> self, EffectVariable sink) {
    return new Body(world, home.module, scope, self, Optional.empty(), Returns.none(), sink, false);
  }

  private void refinement(RefinementSymbol r, Home home) {
    Scope scope = home.scope.inner();
    Node at = r.predicate().<Node>map(p -> p).orElse(world.program().units().getFirst().tree());
    scope.declare(new Variable(r.variable(), Variable.Kind.IMPLICIT, r.base(), r.declared()));
    EffectVariable sink = new EffectVariable("a refinement", false);
    Body body = body(home, scope, Optional.empty(), sink);
    r.predicate().ifPresent(p -> world.bodies().predicate(body, p, "a refinement"));
    r.otherwise().ifPresent(w -> body.check(w, Builtin.STRING_TYPE));
    Type base = Types.unrefined(r.base());
    if (base instanceof Type.Con c && c.symbol() instanceof SpaceSymbol) {
      world.error(
          RuleCode.TYPE_MISMATCH,
          at,
          "A space changes, so it cannot be refined; refine the value that is read from it.");
    }
  }

  private void invariants(TypeSymbol owner, List<Expr> conditions, Home home) {
    Scope scope = home.scope.innerOf(owner).inner();
    scope.declare(new Variable("self", Variable.Kind.SELF, owner.selfType(), owner.declared()));
    EffectVariable sink = new EffectVariable("an invariant", false);
    Body body = body(home, scope, Optional.of(owner), sink);
    conditions.forEach(c -> world.bodies().predicate(body, c, "an invariant"));
  }

  private void space(SpaceSymbol s, Home home) {
    Scope scope = home.scope.innerOf(s).inner();
    scope.declare(new Variable("self", Variable.Kind.SELF, s.selfType(), s.declared()));
    EffectVariable sink = new EffectVariable("an initial value", false);
    world.limit(
        new EffectLimit(sink, EffectLimit.Kind.INITIAL, "an initial value", Optional.of(s)));
    Body body = body(home, scope, Optional.of(s), sink);
    for (SpaceSymbol.State state : s.states()) {
      state.initial().ifPresent(i -> body.check(i, state.type()));
    }
    s.invariants().forEach(c -> stateInvariant(s, c, home));
    s.streams().forEach(x -> eventOf(s, x));
  }

  /** An {@code assert} of a space: it may read what it likes, and does nothing. */
  private void stateInvariant(SpaceSymbol s, Expr condition, Home home) {
    Scope scope = home.scope.innerOf(s).inner();
    scope.declare(new Variable("self", Variable.Kind.SELF, s.selfType(), s.declared()));
    String what = "an `assert` of a space";
    EffectVariable sink = new EffectVariable(what, false);
    world.limit(new EffectLimit(sink, EffectLimit.Kind.STREAM, what, Optional.of(s)));
    body(home, scope, Optional.of(s), sink).check(condition, Builtin.BOOL_TYPE);
  }

  // ---- streams ----

  /** The type of a stream's events. */
  Type eventOf(SpaceSymbol space, SpaceSymbol.StreamDef stream) {
    Home home = homes.get(space);
    if (home != null && streams.put(stream, true) == null) {
      world.demanded(
          home.work,
          () -> {
            stream(space, stream, home);
            return Optional.empty();
          });
    }
    return stream.event();
  }

  private void stream(SpaceSymbol space, SpaceSymbol.StreamDef def, Home home) {
    Scope scope = home.scope.innerOf(space).inner();
    scope.declare(new Variable("self", Variable.Kind.SELF, space.selfType(), space.declared()));
    EffectVariable sink = new EffectVariable("a stream", false);
    world.limit(new EffectLimit(sink, EffectLimit.Kind.STREAM, "a stream", Optional.of(space)));
    Body body = body(home, scope, Optional.of(space), sink);
    Member.Stream decl = def.decl();
    switch (decl.trigger()) {
      case Member.Trigger.Changes c -> {
        Type watched = body.infer(c.watched());
        boolean state =
            world.table().resolution(c.watched()).orElse(new Resolution.CallValue())
                instanceof Resolution.OfState;
        Type op = state ? changeOf(watched) : assignment(watched);
        scope.declare(new Variable("op", Variable.Kind.IMPLICIT, op, decl.name().span()));
        def.defineEvent(Types.zonk(body.infer(decl.yield())));
      }
      case Member.Trigger.When w -> {
        Type event = Types.zonk(body.infer(decl.yield()));
        def.defineEvent(event);
        scope.declare(new Variable("previous", Variable.Kind.IMPLICIT, event, decl.name().span()));
        body.check(w.condition(), Builtin.BOOL_TYPE);
      }
    }
  }

  private static Type assignment(Type watched) {
    return new Type.Con(Builtin.ASSIGNMENT, List.of(watched));
  }

  /** The type of {@code op} for a state of this type. */
  static Type changeOf(Type state) {
    Type base = Types.unrefined(state);
    if (base instanceof Type.Con c) {
      if (c.symbol() == Builtin.BTREE || c.symbol() == Builtin.MAP) {
        return new Type.Con(Builtin.CHANGE, c.args());
      }
      if (c.symbol() == Builtin.ARRAY) {
        return new Type.Con(Builtin.CHANGE, List.of(Builtin.INT_TYPE, c.args().getFirst()));
      }
      if (c.symbol() == Builtin.SET) {
        return new Type.Con(Builtin.CHANGE, List.of(c.args().getFirst(), c.args().getFirst()));
      }
    }
    return assignment(state);
  }
}
