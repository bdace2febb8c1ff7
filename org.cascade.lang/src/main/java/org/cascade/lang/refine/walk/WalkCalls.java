package org.cascade.lang.refine.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.refine.term.Definedness;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** Follows calls. */
final class WalkCalls {
  private static final int DEPTH = 5;
  private static final int LARGE = 120;
  private static final Set<TypeSymbol> AT_ONCE =
      Set.of(
          Builtin.ARRAY, Builtin.SET, Builtin.MAP, Builtin.BTREE, Builtin.OPTION, Builtin.RESULT);

  private final Walk walk;
  private final WalkLambdas lambdas;
  private final Instances instances;
  private final Deque<FunctionSymbol> unfolding = new ArrayDeque<>();

  WalkCalls(Walk walk, WalkLambdas lambdas) {
    this.walk = walk;
    this.lambdas = lambdas;
    this.instances = new Instances(walk.definitions());
  }

  Flow call(Core.Call n, State state) {
    Walk.Args args = arguments(n, state);
    if (args.ends()) {
      return Flow.end(args.after());
    }
    State after = Writes.ofCall(walk.purity(), n).forget(args.after(), walk.memory());
    for (Core arg : n.args()) {
      if (WalkLambdas.lambda(arg).isPresent()) {
        after = Writes.of(walk.purity(), arg).forget(after, walk.memory());
      }
    }
    Optional<Library.Meant> meant = Library.call(n.function(), args.terms(), n.type());
    if (meant.isPresent()) {
      Library.Meant m = meant.orElseThrow();
      return walk.ofType(m.value(), n.type(), after.and(m.defined()).assume(m.known()));
    }
    return declared(n, args.terms(), after);
  }

  private Flow declared(Core.Call n, List<Term> args, State after) {
    Optional<Flow> body =
        isFunction(n.function())
            ? instances
                .of(n.function(), n.typeArgs(), n.args())
                .flatMap(f -> unfold(f, args, State.START))
            : Optional.empty();
    if (body.isPresent()) {
      Term.Applied applied = Walk.applied(body.orElseThrow(), State.START);
      return walk.ofType(applied.value(), n.type(), after.and(applied.defined()));
    }
    if (!isFunction(n.function()) || args.stream().anyMatch(WalkCalls::isFunctionValue)) {
      boolean applies = n.args().stream().anyMatch(a -> isFunctionType(a.type()));
      boolean lossy = applies || mayGiveUp(n.function());
      return Flow.of(walk.unknown(n), lossy ? after.lossy() : after);
    }
    Term value = Translation.typed(Term.Kind.CALL, n.function(), n.type(), args);
    Term defined = Definedness.mayAbort(value) ? new Term.Defined(value) : Term.TRUE;
    // What a function gives is of its type wherever the call comes to a value.
    if (n.function().result().filter(r -> Types.zonk(r).equals(Types.zonk(n.type()))).isPresent()) {
      walk.typeFacts().note(value, n.type(), defined);
    }
    return walk.ofType(value, n.type(), after.and(defined));
  }

  /** What is given functions, and is not understood, is something else each time. */
  boolean givesTheSame(Core.Call n) {
    boolean applies = n.args().stream().anyMatch(a -> isFunctionType(a.type()));
    return isFunction(n.function()) && (!applies || Library.knows(n.function()));
  }

  private boolean isFunction(FunctionSymbol function) {
    return Purity.isOfLibrary(function)
        ? function.effects().atoms().isEmpty() && !function.effects().any()
        : walk.purity().isFunctionOfItsArguments(function);
  }

  private static boolean isFunctionValue(Term term) {
    return isFunctionType(term.type());
  }

  private static boolean isFunctionType(Type type) {
    return Types.unrefined(type) instanceof Type.Fun;
  }

  /** Whether coming back from a call tells more than is known here. */
  static boolean mayGiveUp(FunctionSymbol function) {
    return function.effects().mayAbort();
  }

  /** A lambda for a function of the library is called at once, with what is in the receiver. */
  private Walk.Args arguments(Core.Call n, State state) {
    List<Term> all = new ArrayList<>();
    State current = state;
    boolean atOnce = callsAtOnce(n.function());
    for (Core core : n.args()) {
      Optional<Core.Lambda> lambda = WalkLambdas.lambda(core);
      if (atOnce && lambda.isPresent() && !all.isEmpty()) {
        all.add(lambdas.here(lambda.orElseThrow(), n.function(), all.getFirst(), current));
        continue;
      }
      Flow flow = walk.walk(core, current);
      current = flow.after();
      if (flow.ends()) {
        return new Walk.Args(all, current, true);
      }
      all.add(flow.value());
    }
    return new Walk.Args(all, current, false);
  }

  private static boolean callsAtOnce(FunctionSymbol function) {
    return Purity.isOfLibrary(function)
        && function.hasSelfParameter()
        && Types.unrefined(function.params().getFirst().type()) instanceof Type.Con c
        && AT_ONCE.contains(c.symbol());
  }

  // ---- functions that are their body ----

  /** A view's value, as the states are now. */
  Optional<Flow> unfoldHere(Core.CallSpace n, List<Term> args, State state) {
    boolean generic =
        !n.function().typeParams().isEmpty()
            || n.function().owner().map(o -> !o.params().isEmpty()).orElse(false);
    return generic
        ? Optional.empty()
        : walk.definitions().function(n.function()).flatMap(f -> unfold(f, args, state));
  }

  /** What a body comes to, where nothing in it is unknown. */
  private Optional<Flow> unfold(CoreFunction function, List<Term> args, State state) {
    FunctionSymbol symbol = function.symbol();
    if (unfolding.contains(symbol) || unfolding.size() >= DEPTH || !isPlain(function.body())) {
      return Optional.empty();
    }
    List<Local> params = new ArrayList<>(function.params());
    function.self().ifPresent(params::addFirst);
    if (params.size() != args.size() || params.stream().anyMatch(Local::isMutable)) {
      return Optional.empty();
    }
    Map<Local, Term> names = new LinkedHashMap<>();
    for (int i = 0; i < params.size(); i++) {
      names.put(params.get(i), args.get(i));
    }
    unfolding.push(symbol);
    Optional<Flow> applied = apply(names, function.body(), state);
    unfolding.pop();
    return applied;
  }

  private Optional<Flow> apply(Map<Local, Term> names, Core body, State state) {
    return walk.silently(() -> {
      int before = walk.memory().unknowns();
      walk.memory().enter(names);
      Flow flow = walk.control().body(body, state);
      walk.memory().leave();
      return walk.memory().unknowns() > before ? Optional.empty() : Optional.of(flow);
    });
  }

  /** Whether a body is small and computes in one go. */
  private static boolean isPlain(Core body) {
    int[] size = {0};
    CoreWalk.visit(body, c -> size[0] += isLoop(c) ? LARGE : 1);
    return size[0] <= LARGE;
  }

  private static boolean isLoop(Core core) {
    return core instanceof Core.While
        || core instanceof Core.ForEach
        || core instanceof Core.Assign
        || core instanceof Core.Attempt;
  }

  // ---- function values ----

  Flow invoke(Core.Invoke n, State state) {
    Flow function = walk.walk(n.function(), state);
    if (function.ends()) {
      return function;
    }
    Walk.Args args = walk.args(n.args(), function.after());
    if (args.ends()) {
      return Flow.end(args.after());
    }
    if (function.value() instanceof Term.Closure c) {
      Term.Applied applied = c.apply(args.terms());
      return Flow.of(applied.value(), args.after().and(applied.defined()));
    }
    State after = Writes.ofCall(walk.purity(), n).forget(args.after(), walk.memory()).lossy();
    return Flow.of(walk.unknown(n), after);
  }
}
