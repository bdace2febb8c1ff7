package org.cascade.lang.ast;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;

/** A type as written. */
public sealed interface TypeExpr extends Node {
  /** {@code Int}, {@code Array<T>}. */
  record Named(Span span, Name name, List<TypeExpr> args) implements TypeExpr {}

  /** {@code (A, B)}; empty for {@code ()}. */
  record Tuple(Span span, List<TypeExpr> items) implements TypeExpr {}

  /** {@code (A, B) -> R with E}. */
  record Fun(Span span, List<TypeExpr> params, TypeExpr result, Optional<Decl.Effects> effects)
      implements TypeExpr {}

  /** <code>{ x: Int | p }</code>. */
  record Refined(Span span, Name variable, TypeExpr base, Expr predicate) implements TypeExpr {}

  /** {@code @f(…)}. */
  record Splice(Span span, Expr call) implements TypeExpr {}

  /** A type was expected here. */
  record Missing(Span span) implements TypeExpr {}
}
