package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Stmt;

/** Goes over the expressions below an expression, into lambdas and local functions too. */
final class TreeWalk {
  private TreeWalk() {}

  static void visit(Expr expr, Consumer<Expr> visitor) {
    visitor.accept(expr);
    children(expr).forEach(c -> visit(c, visitor));
  }

  static List<Expr> children(Expr expr) {
    return switch (expr) {
      case Expr.IntLit e -> List.of();
      case Expr.RealLit e -> List.of();
      case Expr.BoolLit e -> List.of();
      case Expr.StringLit e -> List.of();
      case Expr.NameRef e -> List.of();
      case Expr.TypeRef e -> List.of();
      case Expr.Missing e -> List.of();
      case Expr.Template e -> e.parts();
      case Expr.Member e -> List.of(e.target());
      case Expr.TupleIndex e -> List.of(e.target());
      case Expr.Call e -> {
        List<Expr> all = new ArrayList<>(List.of(e.callee()));
        e.args().forEach(a -> all.add(a.value()));
        yield all;
      }
      case Expr.Index e -> List.of(e.target(), e.index());
      case Expr.Try e -> List.of(e.target());
      case Expr.Unary e -> List.of(e.operand());
      case Expr.Binary e -> List.of(e.left(), e.right());
      case Expr.Comparison e -> e.operands();
      case Expr.Range e -> List.of(e.from(), e.to());
      case Expr.Lambda e -> List.of(e.body());
      case Expr.Tuple e -> e.items();
      case Expr.ArrayLit e -> e.items();
      case Expr.As e -> List.of(e.operand());
      case Expr.Is e -> List.of(e.operand());
      case Expr.Return e -> e.value().map(List::of).orElse(List.of());
      case Expr.Assign e -> List.of(e.target(), e.value());
      case Expr.Attempt e -> List.of(e.body());
      case Expr.OnCommit e -> List.of(e.body());
      case Expr.Splice e -> List.of(e.call());
      case Expr.RecordLit e -> values(e.fields());
      case Expr.Built e -> values(e.parts());
      default -> compound(expr);
    };
  }

  private static List<Expr> compound(Expr expr) {
    List<Expr> all = new ArrayList<>();
    switch (expr) {
      case Expr.With e -> {
        all.add(e.target());
        all.addAll(values(e.fields()));
      }
      case Expr.If e -> {
        all.addAll(List.of(e.condition(), e.then()));
        e.otherwise().ifPresent(all::add);
      }
      case Expr.Match e -> {
        all.add(e.subject());
        for (Expr.Arm arm : e.arms()) {
          arm.guard().ifPresent(all::add);
          all.add(arm.body());
        }
      }
      case Expr.For e -> all.addAll(List.of(e.iterable(), e.body()));
      case Expr.While e -> {
        all.add(e.condition());
        all.addAll(e.invariants());
        all.add(e.body());
      }
      case Expr.Block e -> e.stmts().forEach(s -> all.addAll(ofStatement(s)));
      default -> throw new IllegalArgumentException("not compound: " + expr.getClass());
    }
    return all;
  }

  private static List<Expr> ofStatement(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Let s -> List.of(s.value());
      case Stmt.Var s -> List.of(s.value());
      case Stmt.Assert s -> List.of(s.condition());
      case Stmt.Eval s -> List.of(s.expr());
      case Decl.Const s -> List.of(s.value());
      case Decl.Function f -> ofFunction(f);
    };
  }

  static List<Expr> ofFunction(Decl.Function f) {
    List<Expr> all = new ArrayList<>();
    f.where().ifPresent(all::add);
    if (f.body() instanceof Decl.Body.Of body) {
      all.add(body.expr());
    }
    return all;
  }

  private static List<Expr> values(List<Expr.FieldInit> fields) {
    return fields.stream().map(Expr.FieldInit::value).toList();
  }
}
