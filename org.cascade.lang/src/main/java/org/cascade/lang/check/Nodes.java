package org.cascade.lang.check;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.infer.Typed;

/**
 * What a program runs, gathered by kind in one go, for rules that look for one kind each; outer
 * ones first.
 */
record Nodes(
    List<Expr.Block> blocks,
    List<Expr.Call> calls,
    List<Expr.Lambda> lambdas,
    List<Expr.OnEnd> ends) {
  static Nodes of(Typed typed) {
    Nodes nodes =
        new Nodes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Code.roots(typed).forEach(r -> Code.walk(r, nodes::add));
    return nodes;
  }

  private void add(Expr expr) {
    switch (expr) {
      case Expr.Block b -> blocks.add(b);
      case Expr.Call c -> calls.add(c);
      case Expr.Lambda l -> lambdas.add(l);
      case Expr.OnEnd e -> ends.add(e);
      default -> {}
    }
  }
}
