package org.cascade.lang.eval;

import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/** Where an evaluation gets the functions and constants that it meets, lowered on demand. */
public interface Definitions {
  /** Absent if the function has no body, or one with mistakes. */
  Optional<CoreFunction> function(FunctionSymbol symbol);

  /** What computes a {@code const}; absent for other values of a module, which only main sets. */
  Optional<Core> constant(String module, Variable variable);

  /**
   * Has a type's fields and members found out, where types are still being computed.
   *
   * @return false if the type needs itself for that
   */
  default boolean look(TypeSymbol type) {
    return true;
  }
}
