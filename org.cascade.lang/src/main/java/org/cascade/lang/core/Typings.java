package org.cascade.lang.core;

import java.util.Optional;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/** Where lowering finds what inference and compile-time evaluation have learnt. */
public interface Typings {
  /** The table that holds a function's body; inferred on demand, without errors. */
  TypeTable of(FunctionSymbol function);

  /** The table that holds a type's own expressions: predicate, invariants, initial values. */
  TypeTable of(TypeSymbol type);

  /** The prelude's extension function of a built-in type, such as {@code concat} of Array. */
  Optional<FunctionSymbol> extension(TypeSymbol receiver, String name);

  /** The value of a constant as core of values only, if it has been evaluated. */
  Optional<Core> constant(Variable variable);

  /** Whether there is an error in a stretch of the text. */
  boolean isFaulty(Span stretch);
}
