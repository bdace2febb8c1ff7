package org.cascade.lang.ast;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;

/** A pattern of {@code match}, {@code let}, {@code for} or {@code is}. */
public sealed interface Pattern extends Node {
  /** {@code _}. */
  record Wildcard(Span span) implements Pattern {}

  /** A lower-case name: binds. */
  record Bind(Name name) implements Pattern {
    @Override
    public Span span() {
      return name.span();
    }
  }

  /**
   * {@code p: T}: matches values of type T; a test only where the subject is {@code Any} or a type.
   */
  record Typed(Span span, Pattern pattern, TypeExpr type) implements Pattern {}

  /**
   * A literal, with its sign: {@link Expr.IntLit}, {@link Expr.RealLit}, {@link Expr.BoolLit},
   * {@link Expr.StringLit}.
   */
  record Literal(Span span, Expr value) implements Pattern {}

  /** {@code 1..10}: half open; either end may be missing. */
  record Range(Span span, Optional<Expr> from, Optional<Expr> to) implements Pattern {}

  /**
   * {@code None}, {@code Some(p)}; or, where the name is a type's ({@code x is Int}, {@code
   * Array<Int>}), a type test.
   *
   * @param parens whether an argument list is written
   */
  record Constructor(
      Span span, Name name, List<TypeExpr> typeArgs, boolean parens, List<Pattern> args)
      implements Pattern {}

  /** <code>Rect { w, h: p }</code>; fields that are not named match anything. */
  record Record(Span span, Name name, List<FieldPattern> fields) implements Pattern {}

  /** {@code w} or {@code w: p}. */
  record FieldPattern(Span span, Name name, Optional<Pattern> pattern) implements Node {}

  /** {@code (p, q)}; empty for {@code ()}. */
  record Tuple(Span span, List<Pattern> items) implements Pattern {}

  /** {@code a | b}. */
  record Or(Span span, List<Pattern> options) implements Pattern {}

  /** A pattern was expected here. */
  record Missing(Span span) implements Pattern {}
}
