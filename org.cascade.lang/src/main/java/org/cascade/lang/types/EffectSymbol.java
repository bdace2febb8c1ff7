package org.cascade.lang.types;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.TypeExpr;

/**
 * A declared effect.
 *
 * @param union what it is written to be short for: {@code effect Web = IO + Audit}; empty for an
 *     effect of its own
 */
public record EffectSymbol(String module, String name, String doc, List<TypeExpr.Named> union) {
  public static final EffectSymbol IO = builtIn("IO", "Input or output; cannot be rolled back.");
  public static final EffectSymbol TIME = builtIn("Time", "Reads the clock.");
  public static final EffectSymbol RANDOM = builtIn("Random", "Draws random numbers.");
  public static final EffectSymbol ABORT = builtIn("Abort", "May abort on purpose.");
  public static final EffectSymbol READ = builtIn("Read", "Reads a space's state.");
  public static final EffectSymbol WRITE = builtIn("Write", "Writes a space's state.");
  public static final List<EffectSymbol> BUILT_IN = List.of(IO, TIME, RANDOM, ABORT, READ, WRITE);

  /** The built-in effect of a name. */
  public static Optional<EffectSymbol> builtIn(String name) {
    return BUILT_IN.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  private static EffectSymbol builtIn(String name, String doc) {
    return new EffectSymbol("cascade.core", name, doc, List.of());
  }

  @Override
  public String toString() {
    return name;
  }
}
