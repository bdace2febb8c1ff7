package org.cascade.lang.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.infer.Question;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.types.SpaceSymbol;

/**
 * What the rules look for in a piece of code, gathered by kind in one go; outer ones first. It is
 * gathered once for as long as the code means the same.
 *
 * @param creations the spaces that a statement of a block makes and gives a name
 * @param news all creations of spaces
 * @param parallel the calls of what runs in several places at once
 * @param named the lambdas that a statement of a block gives a name
 * @param looks where types may be looked into when the program runs
 */
record Nodes(
    List<Creation> creations,
    List<Expr.Call> news,
    List<Expr.Call> parallel,
    List<Named> named,
    List<Expr.Lambda> lambdas,
    List<Expr.OnEnd> ends,
    List<Look> looks) {
  private static final Question<Nodes> GATHERED = new Question<>(Nodes.class, Nodes::gather);

  /**
   * A space that is made and given a name.
   *
   * @param rest the statements behind
   */
  record Creation(Stmt.Let let, Expr.Call call, List<Stmt> rest) {}

  /** A lambda with a name. */
  record Named(Pattern.Bind name, Expr.Lambda lambda) {}

  /** In an expression and all inside it. */
  static Nodes of(Expr code, Typed typed) {
    return typed.table().ask(GATHERED, code);
  }

  private static Nodes gather(Expr code, TypeTable table) {
    Nodes nodes =
        new Nodes(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    nodes.walk(code, table, nodes.looks);
    return new Nodes(
        List.copyOf(nodes.creations),
        List.copyOf(nodes.news),
        List.copyOf(nodes.parallel),
        List.copyOf(nodes.named),
        List.copyOf(nodes.lambdas),
        List.copyOf(nodes.ends),
        List.copyOf(nodes.looks));
  }

  private void walk(Expr expr, TypeTable table, List<Look> looksAround) {
    switch (expr) {
      case Expr.Block b -> {
        creations.addAll(creations(b.stmts(), table));
        named.addAll(named(b.stmts()));
      }
      case Expr.Call c -> call(c, table);
      case Expr.Lambda l -> lambdas.add(l);
      case Expr.OnEnd e -> ends.add(e);
      default -> {}
    }
    // What stands behind an @ is done by the compiler.
    Optional<Look> look = Look.of(expr, table);
    look.ifPresent(looksAround::add);
    List<Look> inside =
        expr instanceof Expr.Splice
            ? new ArrayList<>()
            : look.map(Look::inside).orElse(looksAround);
    for (Expr child : Children.of(expr)) {
      walk(child, table, inside);
    }
  }

  private void call(Expr.Call c, TypeTable table) {
    switch (table.meaning(c).orElse(new Resolution.CallValue())) {
      case Resolution.CallNew n -> news.add(c);
      case Resolution.CallParallelMap m -> parallel.add(c);
      case Resolution.CallParallelReduce m -> parallel.add(c);
      case Resolution.CallSpace s when s.function().decl().parallel() -> parallel.add(c);
      default -> {}
    }
  }

  /** The space that a call makes. */
  static Optional<SpaceSymbol> created(Expr.Call call, TypeTable table) {
    return table.meaning(call).orElse(new Resolution.CallValue()) instanceof Resolution.CallNew n
        ? Optional.of(n.space())
        : Optional.empty();
  }

  static List<Creation> creations(List<Stmt> stmts, TypeTable table) {
    List<Creation> all = new ArrayList<>();
    for (int i = 0; i < stmts.size(); i++) {
      if (stmts.get(i) instanceof Stmt.Let let
          && let.pattern() instanceof Pattern.Bind
          && let.value() instanceof Expr.Call call
          && created(call, table).isPresent()) {
        all.add(new Creation(let, call, stmts.subList(i + 1, stmts.size())));
      }
    }
    return all;
  }

  static List<Named> named(List<Stmt> stmts) {
    List<Named> all = new ArrayList<>();
    for (Stmt stmt : stmts) {
      if (stmt instanceof Stmt.Let let
          && let.pattern() instanceof Pattern.Bind bind
          && let.value() instanceof Expr.Lambda lambda) {
        all.add(new Named(bind, lambda));
      }
    }
    return all;
  }
}
