package org.cascade.lang.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The expressions directly inside an expression, in the order they are written. */
public final class Children {
  private Children() {}

  public static List<Expr> of(Expr expr) {
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
      case Expr.Call e -> call(e);
      case Expr.Index e -> List.of(e.target(), e.index());
      case Expr.Try e -> List.of(e.target());
      case Expr.Unary e -> List.of(e.operand());
      case Expr.Binary e -> List.of(e.left(), e.right());
      case Expr.Comparison e -> e.operands();
      case Expr.Range e -> List.of(e.from(), e.to());
      case Expr.Lambda e -> List.of(e.body());
      case Expr.If e ->
          Stream.concat(Stream.of(e.condition(), e.then()), e.otherwise().stream()).toList();
      case Expr.Match e -> concat(e.subject(), e.arms().stream().flatMap(Children::arm).toList());
      case Expr.Block e -> block(e);
      case Expr.Tuple e -> e.items();
      case Expr.ArrayLit e -> e.items();
      case Expr.RecordLit e -> values(e.fields());
      case Expr.With e -> concat(e.target(), values(e.fields()));
      case Expr.As e -> List.of(e.operand());
      case Expr.Is e -> List.of(e.operand());
      case Expr.For e -> loop(e.iterable(), e.invariants(), e.body());
      case Expr.While e -> loop(e.condition(), e.invariants(), e.body());
      case Expr.Return e -> e.value().stream().toList();
      case Expr.Assign e -> List.of(e.target(), e.value());
      case Expr.Attempt e -> List.of(e.body());
      case Expr.OnEnd e -> List.of(e.body());
      case Expr.Splice e -> List.of(e.call());
      case Expr.Built e -> values(e.parts());
    };
  }

  // Calls and blocks are most of a program, and asked for by every pass.

  private static List<Expr> call(Expr.Call call) {
    List<Expr> all = new ArrayList<>(call.args().size() + 1);
    all.add(call.callee());
    for (Expr.Arg arg : call.args()) {
      all.add(arg.value());
    }
    return all;
  }

  private static List<Expr> block(Expr.Block block) {
    List<Expr> all = new ArrayList<>(block.stmts().size());
    for (Stmt stmt : block.stmts()) {
      expr(stmt).ifPresent(all::add);
    }
    return all;
  }

  private static List<Expr> loop(Expr head, List<Expr> invariants, Expr body) {
    List<Expr> all = concat(head, invariants);
    all.add(body);
    return all;
  }

  /** Whether the expression or one inside it satisfies the condition. */
  public static boolean any(Expr expr, Predicate<Expr> condition) {
    return condition.test(expr) || of(expr).stream().anyMatch(c -> any(c, condition));
  }

  /** The expressions of a statement; a local function's is its body. */
  public static Stream<Expr> stmt(Stmt stmt) {
    return expr(stmt).stream();
  }

  private static Optional<Expr> expr(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Let s -> Optional.of(s.value());
      case Stmt.Var s -> Optional.of(s.value());
      case Stmt.Assert s -> Optional.of(s.condition());
      case Stmt.Eval s -> Optional.of(s.expr());
      case Decl.Const s -> Optional.of(s.value());
      case Decl.Function s ->
          s.body() instanceof Decl.Body.Of b ? Optional.of(b.expr()) : Optional.empty();
    };
  }

  private static Stream<Expr> arm(Expr.Arm arm) {
    return Stream.concat(arm.guard().stream(), Stream.of(arm.body()));
  }

  private static List<Expr> values(List<Expr.FieldInit> fields) {
    return fields.stream().map(Expr.FieldInit::value).toList();
  }

  private static List<Expr> concat(Expr first, List<Expr> rest) {
    List<Expr> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return all;
  }
}
