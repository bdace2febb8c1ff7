package org.cascade.lang.refine.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Label;
import org.cascade.lang.core.Local;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Follows what decides where evaluation goes on. */
final class WalkControl {

  private final Walk walk;
  private final Map<Label, List<Flow>> jumps = new HashMap<>();
  private final Deque<Exits> bodies = new ArrayDeque<>();

  /** The ways out of a body by {@code return}. */
  private static final class Exits {
    private final List<Merge.Way> ways = new ArrayList<>();
    private final State start;
    private int loops;

    Exits(State start) {
      this.start = start;
    }
  }

  WalkControl(Walk walk) {
    this.walk = walk;
  }

  // ---- bodies ----

  /** What a function's body comes to, however it is left. */
  Flow body(Core core, State start) {
    Exits exits = new Exits(start);
    bodies.push(exits);
    Flow last = walk.walk(core, start);
    bodies.pop();
    if (exits.ways.isEmpty()) {
      return last;
    }
    if (!last.ends()) {
      exits.ways.add(Merge.Way.since(start, last));
    }
    return Merge.of(walk.memory(), start, exits.ways, false);
  }

  Flow leave(Core.Return n, State state) {
    Flow value = walk.walk(n.value(), state);
    Exits exits = bodies.peek();
    if (!value.ends() && exits != null) {
      // What is known of one round of a loop does not tell the rounds apart.
      exits.ways.add(
          exits.loops > 0
              ? Merge.Way.hidden(exits.start, value)
              : Merge.Way.since(exits.start, value));
    }
    return Flow.end(value.after());
  }

  /** A body that may run more than once. */
  Flow round(Core core, State state) {
    Exits exits = bodies.peek();
    if (exits == null) {
      return walk.walk(core, state);
    }
    exits.loops++;
    Flow flow = walk.walk(core, state);
    exits.loops--;
    return flow;
  }

  /** A round that is tried: what leaves from it is not counted. */
  Flow trial(Core core, State state) {
    return walk.silently(() -> {
      bodies.push(new Exits(state));
      Flow flow = walk.walk(core, state);
      bodies.pop();
      return flow;
    });
  }

  // ---- statements ----

  Flow let(Core.Let n, State state) {
    Flow value = walk.walk(n.value(), state);
    if (value.ends()) {
      return value;
    }
    Local local = n.local();
    if (local.isMutable()) {
      State with = value.after().with(new Place.OfLocal(local), value.value());
      Flow body = walk.walk(n.body(), with);
      State after = body.after().without(p -> p.equals(new Place.OfLocal(local)));
      return new Flow(body.value(), after, body.ends());
    }
    if (!walk.isSilent()) {
      walk.judge().bound(local, n.value());
    }
    walk.memory().name(local, value.value());
    return walk.walk(n.body(), value.after());
  }

  Flow sequence(Core.Sequence n, State state) {
    State current = state;
    for (Core first : n.firsts()) {
      Flow flow = walk.walk(first, current);
      if (flow.ends()) {
        return flow;
      }
      current = flow.after();
    }
    return walk.walk(n.last(), current);
  }

  Flow choose(Core.If n, State state) {
    Flow condition = walk.walk(n.condition(), state);
    if (condition.ends()) {
      return condition;
    }
    Term holds = condition.value();
    State yes = condition.after().and(holds);
    State no = condition.after().and(Term.not(holds));
    Flow then = walk.walk(n.then(), yes);
    Flow otherwise = walk.walk(n.otherwise(), no);
    List<Merge.Way> ways = new ArrayList<>();
    if (!then.ends()) {
      ways.add(Merge.Way.when(holds, yes, then));
    }
    if (!otherwise.ends()) {
      ways.add(Merge.Way.when(Term.not(holds), no, otherwise));
    }
    return Merge.of(walk.memory(), condition.after(), ways, ways.size() == 2);
  }

  // ---- joins ----

  Flow join(Core.Join n, State state) {
    List<Flow> outer = jumps.getOrDefault(n.label(), List.of());
    jumps.put(n.label(), new ArrayList<>());
    Flow body = walk.walk(n.body(), state);
    List<Flow> sites = jumps.getOrDefault(n.label(), List.of());
    jumps.put(n.label(), outer);
    if (sites.isEmpty()) {
      return body;
    }
    List<Merge.Way> arrivals = sites.stream().map(s -> Merge.Way.since(state, s)).toList();
    Flow start = Merge.of(walk.memory(), state, arrivals, false);
    for (int i = 0; i < n.params().size(); i++) {
      Local param = n.params().get(i);
      walk.memory().name(param, walk.values().item(start.value(), i, param.type()));
    }
    Flow target = walk.walk(n.target(), start.after());
    List<Merge.Way> ways = new ArrayList<>();
    if (!body.ends()) {
      ways.add(Merge.Way.since(state, body));
    }
    if (!target.ends()) {
      ways.add(Merge.Way.since(state, target));
    }
    return Merge.of(walk.memory(), state, ways, false);
  }

  Flow jump(Core.Jump n, State state) {
    Walk.Args args = walk.args(n.args(), state);
    if (!args.ends()) {
      Type type = new Type.Tuple(n.args().stream().map(Core::type).toList());
      Term values = Translation.typed(Term.Kind.TUPLE, "tuple", type, args.terms());
      jumps.computeIfAbsent(n.label(), l -> new ArrayList<>()).add(Flow.of(values, args.after()));
    }
    return Flow.end(args.after());
  }

  // ---- attempts ----

  /** Either all of the body is known, or nothing. */
  Flow attempt(Core.Attempt n, State state) {
    Flow body = walk.walk(n.body(), state);
    State after = Writes.of(walk.purity(), n.body()).forget(state, walk.memory());
    Term result = walk.memory().any("attempt", n.type());
    Term is = Translation.isVariant(LibrarySums.ok(), result);
    if (body.ends()) {
      return Flow.of(result, after.assume(Term.not(is)).lossy());
    }
    Type type = Types.args(n.type()).getFirst();
    Term content = Translation.variantField(LibrarySums.ok(), 0, result, type);
    Term same =
        Builtin.is(type, Builtin.BOOL)
            ? Translation.same(content, body.value())
            : Term.equal(content, body.value());
    Term done = Term.and(body.after().since(state), equalUnlessReal(type, same));
    return Flow.of(result, after.assume(Term.implies(is, done)));
  }

  /** A Real that is no number does not equal itself. */
  private static Term equalUnlessReal(Type type, Term same) {
    boolean plain =
        Types.unrefined(type) instanceof Type.Con c
            && (c.symbol() == Builtin.INT
                || c.symbol() == Builtin.BOOL
                || c.symbol() == Builtin.STRING);
    return plain ? same : Term.TRUE;
  }
}
