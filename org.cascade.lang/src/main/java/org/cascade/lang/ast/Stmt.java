package org.cascade.lang.ast;

import java.util.Optional;
import org.cascade.lang.source.Span;

/** What may stand in a block: a binding, a declaration or an expression. */
public sealed interface Stmt extends Module.Item
    permits Decl.Function, Decl.Const, Stmt.Let, Stmt.Var, Stmt.Assert, Stmt.Eval {

  /** {@code let p: T = e}; at the top of a file it declares module values. */
  record Let(Span span, String doc, Pattern pattern, Optional<TypeExpr> type, Expr value)
      implements Stmt {}

  /** {@code var n: T = e}. */
  record Var(Span span, String doc, Name name, Optional<TypeExpr> type, Expr value)
      implements Stmt {}

  /** {@code assert p}: an obligation where it stands. */
  record Assert(Span span, Expr condition) implements Stmt {}

  /** An expression; the last one of a block is the block's value. */
  record Eval(Expr expr) implements Stmt {
    @Override
    public Span span() {
      return expr.span();
    }
  }
}
