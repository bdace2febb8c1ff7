package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;

/** Goes over the expressions below an expression, into lambdas and local functions too. */
final class TreeWalk {
  private TreeWalk() {}

  static void visit(Expr expr, Consumer<Expr> visitor) {
    visitor.accept(expr);
    Children.of(expr).forEach(c -> visit(c, visitor));
  }

  /** A function's precondition and body. */
  static List<Expr> ofFunction(Decl.Function f) {
    List<Expr> all = new ArrayList<>();
    f.where().ifPresent(all::add);
    if (f.body() instanceof Decl.Body.Of body) {
      all.add(body.expr());
    }
    return all;
  }
}
