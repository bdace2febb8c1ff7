package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Follows functions as values: claims in them are judged once, applying them judges nothing. */
final class WalkLambdas {
  private final Walk walk;
  private final Map<Core.Lambda, Set<Local>> free = new IdentityHashMap<>();
  private final List<Term.Symbol> canonical = new ArrayList<>();
  private int level;

  WalkLambdas(Walk walk) {
    this.walk = walk;
  }

  static Optional<Core.Lambda> lambda(Core core) {
    return switch (core) {
      case Core.Lambda l -> Optional.of(l);
      case Core.Coerce c -> lambda(c.value());
      default -> Optional.empty();
    };
  }

  // ---- called some time ----

  /** What holds now of immutable values still holds when the function is called. */
  Flow later(Core.Lambda n, State state) {
    if (!walk.isSilent()) {
      State inside =
          Writes.all(walk.purity())
              .forget(state, walk.memory())
              .without(p -> p instanceof Place.OfLocal l && l.local().isShared())
              .atomic(false);
      n.params().forEach(walk::given);
      walk.judge().later(n);
      walk.control().body(n.body(), inside);
    }
    boolean changes =
        !walk.purity().isPure(n.body())
            || CoreWalk.find(n.body(), c -> readsVariable(c) ? Optional.of(c) : Optional.empty())
                .isPresent();
    return Flow.of(changes ? walk.unknown(n) : closure(n, state), state);
  }

  private static boolean readsVariable(Core core) {
    return core instanceof Core.Read r && r.local().isMutable() || core instanceof Core.Assign;
  }

  private Map<Local, Term> params(Core.Lambda n) {
    Map<Local, Term> all = new LinkedHashMap<>();
    n.params().forEach(p -> all.put(p, walk.memory().any(p.name(), p.type())));
    return all;
  }

  // ---- called here ----

  /** For a function that calls it at once, with elements or the content of a receiver. */
  Term here(Core.Lambda n, FunctionSymbol caller, Term receiver, State state) {
    if (!walk.isSilent()) {
      judge(n, inside(n, caller.name(), receiver, state));
    }
    return closure(n, state);
  }

  /**
   * For a stage of a pipeline, whose elements it is called with, each time in a transaction of its
   * own.
   */
  Term ofElements(Core function, Term elements, State around) {
    State state = around.atomic(false);
    Optional<Core.Lambda> lambda = lambda(function);
    if (lambda.isEmpty()) {
      return walk.walk(function, state).value();
    }
    Core.Lambda n = lambda.orElseThrow();
    if (!walk.isSilent()) {
      judge(n, inside(n, "each", elements, state));
    }
    return closure(n, state);
  }

  private void judge(Core.Lambda n, State state) {
    walk.control().body(n.body(), state);
  }

  /** Names the parameters, and says what they are. */
  private State inside(Core.Lambda n, String caller, Term receiver, State state) {
    State inside = Writes.of(walk.purity(), n.body()).forget(state, walk.memory());
    Map<Local, Term> params = params(n);
    Optional<SumSymbol.Constructor> content = content(caller, receiver);
    if (content.isPresent() && n.params().size() == 1) {
      SumSymbol.Constructor good = content.orElseThrow();
      params.put(n.params().getFirst(), LibrarySums.content(good, receiver));
      inside = inside.assume(Translation.isVariant(good, receiver));
    } else if (isCollection(receiver) && !caller.equals("reduce") && !params.isEmpty()) {
      // Any element may come; what is carried from one to the next is not any value of its type.
      Local last = n.params().getLast();
      Term element = walk.memory().given(last.name(), last.type());
      params.put(last, element);
      inside = inside.assume(new Term.Member(element, receiver));
    }
    params.forEach((local, term) -> walk.memory().name(local, term));
    return inside;
  }

  private static boolean isCollection(Term receiver) {
    return Builtin.is(receiver.type(), Builtin.ARRAY) || Builtin.is(receiver.type(), Builtin.SET);
  }

  private static Optional<SumSymbol.Constructor> content(String caller, Term receiver) {
    if (Builtin.is(receiver.type(), Builtin.OPTION)) {
      return Builtin.OPTION.constructor("Some");
    }
    return Builtin.is(receiver.type(), Builtin.RESULT)
        ? Builtin.RESULT.constructor(caller.equals("map_err") ? "Err" : "Ok")
        : Optional.empty();
  }

  // ---- closures ----

  /**
   * A lambda that is called in this state. Two that come to the same for any arguments are the
   * same.
   */
  private Term closure(Core.Lambda n, State state) {
    if (!Writes.of(walk.purity(), n.body()).isNothing()) {
      return walk.unknown(n);
    }
    Map<Local, Term> captured = new LinkedHashMap<>();
    for (Local local : free.computeIfAbsent(n, Free::locals)) {
      walk.memory().term(local).ifPresent(t -> captured.put(local, t));
    }
    List<Type> types = n.params().stream().map(Local::type).toList();
    Type.Fun type = new Type.Fun(types, n.body().type(), Effects.PURE);
    List<Term> any = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      any.add(canonical(level + i, types.get(i)));
    }
    level += types.size();
    Term.Applied identity = apply(n, captured, state, any);
    level -= types.size();
    return new Term.Closure(List.of(any, identity), type, args -> apply(n, captured, state, args));
  }

  private Term.Applied apply(
      Core.Lambda n, Map<Local, Term> captured, State state, List<Term> args) {
    Map<Local, Term> names = new LinkedHashMap<>(captured);
    for (int i = 0; i < n.params().size(); i++) {
      names.put(n.params().get(i), args.get(i));
    }
    return walk.silently(() -> {
      walk.memory().enter(names);
      Flow flow = walk.control().body(n.body(), state);
      walk.memory().leave();
      return Walk.applied(flow, state);
    });
  }

  /** The same for all functions nested as deep, so that their bodies can be compared. */
  private Term canonical(int depth, Type type) {
    String name = "#" + depth;
    Type erased = Types.erased(type);
    for (Term.Symbol known : canonical) {
      if (known.name().equals(name) && known.type().equals(erased)) {
        return known;
      }
    }
    Term.Symbol made = new Term.Symbol(name, erased, false);
    canonical.add(made);
    return made;
  }
}
