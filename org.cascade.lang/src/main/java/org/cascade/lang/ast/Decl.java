package org.cascade.lang.ast;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;

/** A declaration: at the top of a file, in a type, a space, an {@code extern} block or a block. */
public sealed interface Decl extends Module.Item {
  /** Markdown of the {@code ///} lines above, without the slashes; empty if there are none. */
  String doc();

  /** Which word introduced a function. */
  enum FunctionKind {
    /**
     * {@code let f(…)}, at top level or in a block; a first parameter {@code self} makes it
     * callable as {@code x.f(…)}.
     */
    LET,
    /** {@code const f(…)}. */
    CONST,
    /** A function in a type's body, written without a word or with {@code let}. */
    METHOD,
    TRANSFORM,
    TRANSACTION,
    VIEW,
    /** {@code migrate s(old: T) -> U = …}: converts a stored state. */
    MIGRATE
  }

  /**
   * A function of any kind.
   *
   * @param parallel whether {@code parallel} stands before the word
   * @param where the precondition
   * @param body what it does; {@link Body.Missing} after a syntax error
   */
  record Function(
      Span span,
      String doc,
      FunctionKind kind,
      boolean parallel,
      Name name,
      List<TypeParam> typeParams,
      List<Param> params,
      Optional<TypeExpr> result,
      Optional<Effects> effects,
      Optional<Expr> where,
      Body body)
      implements Decl, Member, Stmt {}

  /** What stands behind a function's signature. */
  sealed interface Body {
    /** {@code = e}, or a block, which is an expression too. */
    record Of(Expr expr) implements Body {}

    /** {@code = "javaName"} within {@code extern java}. */
    record Extern(Span span, String name) implements Body {}

    record Missing(Span span) implements Body {}
  }

  /** {@code T: Ord + Show}. */
  record TypeParam(Span span, Name name, List<TypeExpr> bounds) implements Node {}

  /** A parameter; without a type only in lambdas, and for {@code self}. */
  record Param(Span span, Name name, Optional<TypeExpr> type) implements Node {
    public boolean isSelf() {
      return name.text().equals("self");
    }
  }

  /** {@code with A, B<S>}. */
  record Effects(Span span, List<TypeExpr.Named> atoms) implements Node {}

  /** {@code const limit: Int = 10}. */
  record Const(Span span, String doc, Name name, Optional<TypeExpr> type, Expr value)
      implements Decl, Stmt {}

  /**
   * {@code type T<A> = … where p else "words"}.
   *
   * @param transaction whether it is a {@code transaction type}
   * @param where the refinement, over {@code value}
   * @param otherwise the refinement's own words for a value that fails it
   */
  record Type(
      Span span,
      String doc,
      boolean transaction,
      Name name,
      List<TypeParam> typeParams,
      TypeBody body,
      Optional<Expr> where,
      Optional<Expr> otherwise)
      implements Decl {}

  /** The right side of a type declaration. */
  sealed interface TypeBody {
    record RecordBody(Span span, List<Member> members) implements TypeBody {}

    record SumBody(Span span, List<Constructor> constructors) implements TypeBody {}

    /** An alias, a refinement's base, or {@code @f(…)}. */
    record AliasBody(TypeExpr type) implements TypeBody {}

    /** {@code type T} within {@code extern java}: the Java class of the block is the type. */
    record ExternBody(Span span) implements TypeBody {}
  }

  /**
   * One alternative of a sum type.
   *
   * @param positional types of {@code C(A, B)}
   * @param fields of {@code C { a: A }}; at most one of the two is not empty
   */
  record Constructor(
      Span span, String doc, Name name, List<TypeExpr> positional, List<Member.Field> fields)
      implements Node {}

  /** {@code [distributed] space S<T> { … }}. */
  record Space(
      Span span,
      String doc,
      boolean distributed,
      Name name,
      List<TypeParam> typeParams,
      List<Member> members)
      implements Decl {}

  /** {@code effect Audit}, {@code effect Web = IO + Audit}. */
  record Effect(Span span, String doc, Name name, List<TypeExpr.Named> union) implements Decl {}

  /** {@code test "name" { … }}. */
  record Test(Span span, String doc, String title, Expr.Block body) implements Decl {}

  /** {@code extern java "a.b.C" { … }}: functions and types bound to one Java class. */
  record Extern(Span span, String doc, String platform, String target, List<Decl> members)
      implements Decl {}

  /** {@code @f(…)} where a declaration stands. */
  record Splice(Span span, String doc, Expr call) implements Decl {}
}
