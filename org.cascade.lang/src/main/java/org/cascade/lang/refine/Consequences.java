package org.cascade.lang.refine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.refine.solve.Obligation;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.FunctionSymbol;

/**
 * Whether a claim hangs on what a function gives that has an error of its own: who mends that one
 * may have mended both.
 */
final class Consequences {
  private final Definitions definitions;

  Consequences(Definitions definitions) {
    this.definitions = definitions;
  }

  /**
   * @param came the terms of calls in the body in hand
   */
  boolean isOne(Obligation obligation, Map<Core, Term> came) {
    Set<Term> about = new HashSet<>();
    collect(obligation.goal(), about);
    obligation.facts().forEach(f -> collect(f, about));
    return came.entrySet().stream()
        .anyMatch(e -> isNamed(e.getValue(), about) && hasErrors(e.getKey()));
  }

  private static void collect(Term term, Set<Term> all) {
    if (all.add(term)) {
      term.parts().forEach(p -> collect(p, all));
    }
  }

  /** A call that is known by its arguments alone, or of which nothing is known. */
  private static boolean isNamed(Term term, Set<Term> about) {
    boolean isOpaque =
        term instanceof Term.Symbol
            || term instanceof Term.Apply a && a.head().detail() instanceof FunctionSymbol;
    return isOpaque && about.contains(term);
  }

  private boolean hasErrors(Core core) {
    return switch (core) {
      case Core.Call c -> reachesErrors(c.function());
      case Core.CallSpace c -> reachesErrors(c.function());
      default -> false;
    };
  }

  /** A function with errors has no definition. */
  private boolean reachesErrors(FunctionSymbol from) {
    Set<FunctionSymbol> seen = new LinkedHashSet<>(Set.of(from));
    Deque<FunctionSymbol> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      FunctionSymbol function = open.removeFirst();
      if (function.extern().isPresent() || function.decl().body() instanceof Decl.Body.Missing) {
        continue;
      }
      Optional<CoreFunction> body = definitions.function(function);
      if (body.isEmpty()) {
        return true;
      }
      CoreWalk.visit(
          body.orElseThrow().body(), c -> called(c).filter(seen::add).ifPresent(open::add));
    }
    return false;
  }

  private static Optional<FunctionSymbol> called(Core core) {
    return switch (core) {
      case Core.Call c -> Optional.of(c.function());
      case Core.CallSpace c -> Optional.of(c.function());
      default -> Optional.empty();
    };
  }
}
