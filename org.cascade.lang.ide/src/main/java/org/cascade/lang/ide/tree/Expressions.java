package org.cascade.lang.ide.tree;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;

/** What stands directly in an expression: names, types and patterns too. */
final class Expressions {
  private Expressions() {}

  static List<Node> in(Expr expr) {
    List<Node> nodes = new ArrayList<>();
    switch (expr) {
      case Expr.NameRef e -> nodes.add(e.name());
      case Expr.TypeRef e -> {
        nodes.add(e.name());
        nodes.addAll(e.typeArgs());
      }
      case Expr.Member e -> {
        nodes.add(e.target());
        nodes.add(e.name());
      }
      case Expr.Call e -> {
        nodes.add(e.callee());
        nodes.addAll(e.typeArgs());
        nodes.addAll(e.args());
      }
      case Expr.Lambda e -> {
        nodes.addAll(e.params());
        nodes.add(e.body());
      }
      case Expr.Match e -> {
        nodes.add(e.subject());
        nodes.addAll(e.arms());
      }
      case Expr.Block e -> nodes.addAll(e.stmts());
      case Expr.RecordLit e -> {
        nodes.add(e.name());
        nodes.addAll(e.typeArgs());
        nodes.addAll(e.fields());
      }
      case Expr.With e -> {
        nodes.add(e.target());
        nodes.addAll(e.fields());
      }
      case Expr.As e -> {
        nodes.add(e.operand());
        nodes.add(e.type());
      }
      case Expr.Is e -> {
        nodes.add(e.operand());
        nodes.add(e.pattern());
      }
      case Expr.For e -> {
        nodes.add(e.pattern());
        nodes.add(e.iterable());
        nodes.addAll(e.invariants());
        nodes.add(e.body());
      }
      case Expr.Built e -> nodes.addAll(e.parts());
      default -> nodes.addAll(Children.of(expr));
    }
    return nodes;
  }
}
