package org.cascade.lang.ast;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;

/** What stands in the body of a record type or a space; functions are {@link Decl.Function}. */
public sealed interface Member extends Node
    permits Decl.Function,
        Member.Field,
        Member.Invariant,
        Member.State,
        Member.Embed,
        Member.Stream,
        Member.SpliceMember {

  /** {@code name: T} of a record. */
  record Field(Span span, String doc, Name name, TypeExpr type) implements Member {}

  /** {@code assert p} in a type or space. */
  record Invariant(Span span, Expr condition) implements Member {}

  /** {@code state s: T = e index by f, (g, h)}. */
  record State(
      Span span, String doc, Name name, TypeExpr type, Optional<Expr> initial, List<Index> indexes)
      implements Member {}

  /** One index: paths of fields, several in parentheses. */
  record Index(Span span, List<List<Name>> parts) implements Node {}

  /** {@code embed x: S}. */
  record Embed(Span span, String doc, Name name, TypeExpr type) implements Member {}

  /** {@code stream s = stream { yield e every trigger }}. */
  record Stream(Span span, String doc, Name name, Expr yield, Trigger trigger) implements Member {}

  /** When a stream yields. */
  sealed interface Trigger {
    /** {@code x changes}: a commit changed the expression. */
    record Changes(Span span, Expr watched) implements Trigger {}

    /** A condition, in which {@code previous} is the yielded expression's last value. */
    record When(Expr condition) implements Trigger {}
  }

  /** {@code @f(…)} where a member stands. */
  record SpliceMember(Span span, Expr call) implements Member {}
}
