package org.cascade.lang.infer;

import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Stmt;

/** Questions to the body of a function or lambda. */
final class Blocks {
  private Blocks() {}

  /** What the value is written as: of a block its last expression. */
  static Expr valueOf(Expr body) {
    boolean ends =
        body instanceof Expr.Block b
            && !b.stmts().isEmpty()
            && b.stmts().getLast() instanceof Stmt.Eval;
    return ends ? valueOf(((Stmt.Eval) ((Expr.Block) body).stmts().getLast()).expr()) : body;
  }

  /** Whether {@code return} or {@code ?} may end this function before its last expression. */
  static boolean returnsEarly(Expr body) {
    return switch (body) {
      case Expr.Return r -> true;
      case Expr.Try t -> true;
      case Expr.Lambda l -> false;
      case Expr.Block b ->
          b.stmts().stream()
              .filter(s -> !(s instanceof Decl.Function))
              .flatMap(Children::stmt)
              .anyMatch(Blocks::returnsEarly);
      default -> Children.of(body).stream().anyMatch(Blocks::returnsEarly);
    };
  }
}
