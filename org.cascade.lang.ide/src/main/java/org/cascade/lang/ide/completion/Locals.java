package org.cascade.lang.ide.completion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.tree.Nodes;
import org.cascade.lang.ide.tree.TreePath;
import org.cascade.lang.infer.TypeTable;

/** The names that the blocks and functions around a place declare, innermost first. */
final class Locals {
  private final TypeTable table;
  private final int offset;
  private final Map<String, Entity> found = new LinkedHashMap<>();

  private Locals(TypeTable table, int offset) {
    this.table = table;
    this.offset = offset;
  }

  /**
   * @param offset in the text that the path's nodes are of
   */
  static List<Entity> at(TypeTable table, TreePath path, int offset) {
    Locals locals = new Locals(table, offset);
    for (Node node : path.nodes().reversed()) {
      locals.of(node);
    }
    return List.copyOf(locals.found.values());
  }

  private void of(Node node) {
    switch (node) {
      case Expr.Block b -> b.stmts().reversed().forEach(this::statement);
      case Expr.Lambda l -> l.params().forEach(this::variable);
      case Expr.For f -> pattern(f.pattern());
      case Expr.Arm a -> pattern(a.pattern());
      case Decl.Function f -> f.params().stream().filter(p -> !p.isSelf()).forEach(this::variable);
      default -> {}
    }
  }

  /** Of statements only those that stand before the place. */
  private void statement(Stmt stmt) {
    if (stmt instanceof Decl.Function f) {
      table.function(f).ifPresent(s -> add(new Entity.OfFunction(s)));
    } else if (stmt.span().end() < offset) {
      switch (stmt) {
        case Stmt.Let s -> pattern(s.pattern());
        case Stmt.Var s -> variable(s);
        case Decl.Const s -> variable(s);
        default -> {}
      }
    }
  }

  private void pattern(Pattern pattern) {
    List<Node> open = new ArrayList<>(List.of(pattern));
    while (!open.isEmpty()) {
      Node node = open.removeFirst();
      variable(node);
      open.addAll(Nodes.in(node));
    }
  }

  private void variable(Node node) {
    table.variable(node).ifPresent(v -> add(new Entity.OfVariable(v)));
  }

  private void add(Entity entity) {
    found.putIfAbsent(entity.name(), entity);
  }
}
