package org.cascade.lang.refine.walk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Variable;

/**
 * Which functions give equal results for equal arguments, if any, and write nothing. Effects do not
 * tell: to read a module's {@code var} is none.
 */
final class Purity {
  private final Definitions definitions;
  private final Map<FunctionSymbol, Boolean> known = new IdentityHashMap<>();

  Purity(Definitions definitions) {
    this.definitions = definitions;
  }

  boolean isFunctionOfItsArguments(FunctionSymbol function) {
    return known.computeIfAbsent(function, f -> reachesNothing(Set.of(f)));
  }

  /** Whether code depends on and changes nothing but what it names. */
  boolean isPure(Core core) {
    Set<FunctionSymbol> called = new HashSet<>();
    return !disturbs(core, called) && reachesNothing(called);
  }

  private boolean reachesNothing(Set<FunctionSymbol> from) {
    Set<FunctionSymbol> seen = new HashSet<>(from);
    Deque<FunctionSymbol> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      FunctionSymbol function = open.removeFirst();
      if (!mayOnlyAbort(function.effects())) {
        return false;
      }
      // What asks for the parts of recursive types has no text.
      if (function.extern().isPresent() || function.decl().body() instanceof Decl.Body.Missing) {
        continue;
      }
      Optional<CoreFunction> body = definitions.function(function);
      Set<FunctionSymbol> called = new HashSet<>();
      if (body.isEmpty() || disturbs(body.orElseThrow().body(), called)) {
        return false;
      }
      called.stream().filter(seen::add).forEach(open::add);
    }
    return true;
  }

  /** Giving up is no result, and writes nothing. */
  private static boolean mayOnlyAbort(Effects effects) {
    return !effects.any()
        && effects.atoms().stream().allMatch(a -> a.symbol() == EffectSymbol.ABORT);
  }

  private static boolean disturbs(Core core, Set<FunctionSymbol> called) {
    return CoreWalk.find(core, c -> disturbsItself(c, called) ? Optional.of(c) : Optional.empty())
        .isPresent();
  }

  private static boolean disturbsItself(Core core, Set<FunctionSymbol> called) {
    return switch (core) {
      case Core.ReadGlobal r -> r.variable().kind() == Variable.Kind.MODULE_VAR;
      case Core.Call c -> {
        if (!isOfLibrary(c.function()) || !c.function().effects().atoms().isEmpty()) {
          called.add(c.function());
        }
        yield false;
      }
      case Core.AssignGlobal n -> true;
      case Core.CallSpace n -> true;
      case Core.ReadState n -> true;
      case Core.WriteState n -> true;
      case Core.NewSpace n -> true;
      case Core.ReleaseSpace n -> true;
      case Core.OnEnd n -> true;
      default -> false;
    };
  }

  static boolean isOfLibrary(FunctionSymbol function) {
    return function.module().equals(Builtin.MODULE) && function.extern().isPresent();
  }
}
