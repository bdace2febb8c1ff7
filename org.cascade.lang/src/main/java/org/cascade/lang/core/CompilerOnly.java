package org.cascade.lang.core;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.types.FunctionSymbol;

/**
 * Finds code that only the compiler can run: it looks into types, itself or through what it calls.
 */
final class CompilerOnly {
  private final Lowering lowering;
  private final Set<FunctionSymbol> seen = new HashSet<>();

  private CompilerOnly(Lowering lowering) {
    this.lowering = lowering;
  }

  static boolean is(Lowering lowering, Core core) {
    return new CompilerOnly(lowering).looksIntoTypes(core);
  }

  private boolean looksIntoTypes(Core core) {
    return CoreWalk.find(
            core,
            n ->
                n instanceof Core.Call c && looksIntoTypes(c.function())
                    ? Optional.of(c)
                    : Optional.empty())
        .isPresent();
  }

  private boolean looksIntoTypes(FunctionSymbol function) {
    if (function.extern().isPresent()) {
      return function.extern().orElseThrow().platform().equals("compiler");
    }
    return seen.add(function)
        && function.decl().body() instanceof Decl.Body.Of
        && lowering.isSound(function)
        && looksIntoTypes(lowering.lowerFunction(function).body());
  }
}
