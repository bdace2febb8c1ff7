package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.source.Span;

/** Where in a module's text something stands: which statement or whole expression it is part of. */
final class Surroundings {
  private final Module module;

  Surroundings(Module module) {
    this.module = module;
  }

  /**
   * A place where an {@code if} can be put around what stands there.
   *
   * @param isStatement whether nobody uses its value
   */
  record Place(Span span, boolean isStatement) {}

  /** The innermost place around a stretch; absent if an {@code if} would not do there. */
  Optional<Place> place(Span span) {
    return module.items().stream()
        .filter(i -> i.span().holds(span))
        .findFirst()
        .flatMap(i -> item(i, span));
  }

  /** The {@code assert} whose condition it is, as a statement. */
  Optional<Stmt.Assert> assertion(Span span) {
    return module.items().stream()
        .filter(i -> i.span().holds(span))
        .flatMap(i -> i instanceof Stmt.Assert a ? Stream.of(a) : asserts(roots(i), span))
        .findFirst();
  }

  boolean isInTest(Span span) {
    return module.items().stream().anyMatch(i -> i instanceof Decl.Test && i.span().holds(span));
  }

  private static Stream<Stmt.Assert> asserts(Stream<Expr> parts, Span span) {
    return parts
        .filter(e -> e.span().holds(span))
        .flatMap(e ->
            Stream.concat(
                asserts(Children.of(e).stream(), span),
                e instanceof Expr.Block b
                    ? b.stmts().stream()
                        .filter(s -> s.span().holds(span))
                        .filter(Stmt.Assert.class::isInstance)
                        .map(Stmt.Assert.class::cast)
                    : Stream.empty()));
  }

  /** The patterns of the arms it stands in, outermost first. */
  List<Pattern> arms(Span span) {
    List<Pattern> all = new ArrayList<>();
    module.items().stream()
        .filter(i -> i.span().holds(span))
        .flatMap(Surroundings::roots)
        .forEach(e -> arms(e, span, all));
    return all;
  }

  private static void arms(Expr expr, Span span, List<Pattern> all) {
    if (expr instanceof Expr.Match m) {
      m.arms().stream().filter(a -> a.body().span().holds(span)).forEach(a -> all.add(a.pattern()));
    }
    Children.of(expr).stream().filter(c -> c.span().holds(span)).forEach(c -> arms(c, span, all));
  }

  /** The expressions of an item that are in no other one. */
  private static Stream<Expr> roots(Node item) {
    return switch (item) {
      case Decl.Function f when f.body() instanceof Decl.Body.Of body -> Stream.of(body.expr());
      case Stmt.Eval e -> Stream.of(e.expr());
      case Stmt.Let l -> Stream.of(l.value());
      case Stmt.Var v -> Stream.of(v.value());
      case Decl.Test t -> Stream.of(t.body());
      case Decl.Type t when t.body() instanceof Decl.TypeBody.RecordBody r ->
          r.members().stream().flatMap(Surroundings::roots);
      case Decl.Space s -> s.members().stream().flatMap(Surroundings::roots);
      default -> Stream.empty();
    };
  }

  private static Optional<Place> item(Module.Item item, Span span) {
    return switch (item) {
      case Stmt.Eval e -> in(e.expr(), span, statement(e.expr()));
      case Stmt s -> stmt(s, false, span);
      case Decl.Test t -> in(t.body(), span, Optional.empty());
      case Decl.Type t when t.body() instanceof Decl.TypeBody.RecordBody r ->
          members(r.members(), span);
      case Decl.Space s -> members(s.members(), span);
      case Decl d -> Optional.empty();
    };
  }

  private static Optional<Place> members(List<Member> members, Span span) {
    return members.stream()
        .filter(m -> m instanceof Decl.Function && m.span().holds(span))
        .findFirst()
        .flatMap(m -> function((Decl.Function) m, span));
  }

  private static Optional<Place> function(Decl.Function function, Span span) {
    return function.body() instanceof Decl.Body.Of body && body.expr().span().holds(span)
        ? whole(body.expr(), span)
        : Optional.empty();
  }

  /** An expression that an {@code if} with two branches can replace. */
  private static Optional<Place> whole(Expr expr, Span span) {
    return in(expr, span, Optional.of(new Place(expr.span(), false)));
  }

  private static Optional<Place> statement(Expr expr) {
    return Optional.of(new Place(expr.span(), true));
  }

  private static Optional<Place> in(Expr expr, Span span, Optional<Place> place) {
    return switch (expr) {
      case Expr.Block b -> block(b, span);
      case Expr.Lambda l -> whole(l.body(), span);
      case Expr.Return r when r.value().isPresent() -> whole(r.value().orElseThrow(), span);
      case Expr.If i -> i.condition().span().holds(span) ? place : inside(i, span, place);
      case Expr.Match m -> match(m, span, place);
      case Expr.While w -> w.body().span().holds(span) ? block(w.body(), span) : Optional.empty();
      case Expr.For f -> {
        boolean asked = f.invariants().stream().anyMatch(i -> i.span().holds(span));
        yield asked ? Optional.empty() : inside(f, span, place);
      }
      default -> inside(expr, span, place);
    };
  }

  private static Optional<Place> inside(Expr expr, Span span, Optional<Place> place) {
    for (Expr child : Children.of(expr)) {
      if (child.span().holds(span)) {
        return in(child, span, place);
      }
    }
    return place;
  }

  private static Optional<Place> match(Expr.Match match, Span span, Optional<Place> place) {
    for (Expr.Arm arm : match.arms()) {
      if (arm.body().span().holds(span)) {
        return whole(arm.body(), span);
      }
      if (arm.span().holds(span)) {
        return Optional.empty();
      }
    }
    return inside(match, span, place);
  }

  private static Optional<Place> block(Expr.Block block, Span span) {
    for (Stmt stmt : block.stmts()) {
      if (stmt.span().holds(span)) {
        return stmt(stmt, stmt == block.stmts().getLast(), span);
      }
    }
    return Optional.empty();
  }

  private static Optional<Place> stmt(Stmt stmt, boolean isLast, Span span) {
    return switch (stmt) {
      case Stmt.Eval e -> {
        boolean value = isLast && !isAction(e.expr());
        yield in(e.expr(), span, Optional.of(new Place(e.span(), !value)));
      }
      case Stmt.Let l -> whole(l.value(), span);
      case Stmt.Var v -> whole(v.value(), span);
      case Stmt.Assert a -> Optional.empty();
      case Decl.Function f -> function(f, span);
      case Decl.Const c -> Optional.empty();
    };
  }

  private static boolean isAction(Expr expr) {
    return expr instanceof Expr.Assign
        || expr instanceof Expr.While
        || expr instanceof Expr.For
        || expr instanceof Expr.If i && i.otherwise().isEmpty();
  }
}
