package org.cascade.lang.ast;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;

/** An expression as written; parentheses leave no trace but in spans. */
public sealed interface Expr extends Node {
  /** Any size; whether it fits is checked later, with its sign. */
  record IntLit(Span span, BigInteger value) implements Expr {}

  record RealLit(Span span, double value) implements Expr {}

  record BoolLit(Span span, boolean value) implements Expr {}

  /** A string without {@code $( )}; {@code value} has its escapes resolved. */
  record StringLit(Span span, String value) implements Expr {}

  /** A string with {@code $( )}: texts are {@link StringLit} parts. */
  record Template(Span span, List<Expr> parts) implements Expr {}

  /** A lower-case name, {@code self}, {@code value}, {@code op}, {@code previous}. */
  record NameRef(Name name) implements Expr {
    @Override
    public Span span() {
      return name.span();
    }
  }

  /** An upper-case name: a constructor, a type as a value, or a space. */
  record TypeRef(Span span, Name name, List<TypeExpr> typeArgs) implements Expr {}

  /** {@code t.name}; {@code a verb(x)} is a call of such a member as well. */
  record Member(Span span, Expr target, Name name) implements Expr {}

  /** {@code t.0}. */
  record TupleIndex(Span span, Expr target, Span indexSpan, int index) implements Expr {}

  /** {@code f<T>(a, s: b)}. */
  record Call(Span span, Expr callee, List<TypeExpr> typeArgs, List<Arg> args) implements Expr {}

  /** An argument; named only in {@code S.new(s: e)}. */
  record Arg(Span span, Optional<Name> label, Expr value) implements Node {}

  record Index(Span span, Expr target, Expr index) implements Expr {}

  /** {@code e?}. */
  record Try(Span span, Expr target) implements Expr {}

  record Unary(Span span, UnaryOp op, Expr operand) implements Expr {}

  record Binary(Span span, Expr left, BinaryOp op, Expr right) implements Expr {}

  /** {@code a < b <= c}: one operand more than operators. */
  record Comparison(Span span, List<Expr> operands, List<CompareOp> ops) implements Expr {}

  /** {@code a..b}. */
  record Range(Span span, Expr from, Expr to) implements Expr {}

  record Lambda(Span span, List<Decl.Param> params, Expr body) implements Expr {}

  /** {@code if c { } else { }}; the else part is a block or another if. */
  record If(Span span, Expr condition, Expr then, Optional<Expr> otherwise) implements Expr {}

  record Match(Span span, Expr subject, List<Arm> arms) implements Expr {
    /** Whether several values are matched at once, so that the tuple is not made. */
    public boolean isOfSeveral() {
      return subject instanceof Tuple tuple
          && !tuple.items().isEmpty()
          && arms.stream()
              .map(Arm::pattern)
              .allMatch(p -> p instanceof Pattern.Tuple || p instanceof Pattern.Wildcard);
    }
  }

  record Arm(Span span, Pattern pattern, Optional<Expr> guard, Expr body) implements Node {}

  record Block(Span span, List<Stmt> stmts) implements Expr {}

  /** {@code (a, b)}; empty for {@code ()}. */
  record Tuple(Span span, List<Expr> items) implements Expr {}

  record ArrayLit(Span span, List<Expr> items) implements Expr {}

  /** <code>User { id: 1, name }</code>. */
  record RecordLit(Span span, Name name, List<TypeExpr> typeArgs, List<FieldInit> fields)
      implements Expr {}

  /** {@code f: e}; the short form {@code f} has the value {@code NameRef(f)}. */
  record FieldInit(Span span, Name name, Expr value) implements Node {}

  /** <code>u with { name: e }</code>. */
  record With(Span span, Expr target, List<FieldInit> fields) implements Expr {}

  record As(Span span, Expr operand, TypeExpr type) implements Expr {}

  record Is(Span span, Expr operand, Pattern pattern) implements Expr {}

  /** {@code invariants}: the conditions of {@code for x in xs invariant p, q { }}. */
  record For(Span span, Pattern pattern, Expr iterable, List<Expr> invariants, Expr.Block body)
      implements Expr {}

  /** {@code invariants}: the conditions of {@code while c invariant p { }}. */
  record While(Span span, Expr condition, List<Expr> invariants, Expr.Block body) implements Expr {}

  record Return(Span span, Optional<Expr> value) implements Expr {}

  /**
   * {@code target := value}, or, with {@code update}, {@code self.f = value} in a method. Its value
   * is {@code ()}.
   */
  record Assign(Span span, Expr target, boolean update, Expr value) implements Expr {}

  /** <code>attempt { … }</code>. */
  record Attempt(Span span, Block body) implements Expr {}

  /** <code>on commit { … }</code> and <code>on rollback { … }</code>. */
  record OnEnd(Span span, Ending ending, Block body) implements Expr {}

  /** How a transaction ends. */
  enum Ending {
    COMMIT("on commit"),
    ROLLBACK("on rollback");

    private final String written;

    Ending(String written) {
      this.written = written;
    }

    /** The words in front of the block. */
    public String written() {
      return written;
    }
  }

  /** {@code @f(args)}. */
  record Splice(Span span, Expr call) implements Expr {}

  /** <code>type { fields: …, methods: …, asserts: … }</code>, <code>space { … }</code>. */
  record Built(Span span, boolean space, List<FieldInit> parts) implements Expr {}

  /** An expression was expected here. */
  record Missing(Span span) implements Expr {}

  enum UnaryOp {
    NEGATE,
    NOT
  }

  enum BinaryOp {
    PIPE("|>"),
    OR("or"),
    AND("and"),
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    POWER("^");

    private final String symbol;

    BinaryOp(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  enum CompareOp {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">=");

    private final String symbol;

    CompareOp(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }
}
