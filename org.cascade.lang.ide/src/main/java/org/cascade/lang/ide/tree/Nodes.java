package org.cascade.lang.ide.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.ast.TypeExpr;

/** What stands directly in a node of any kind, names included, in the order it is written. */
public final class Nodes {
  private Nodes() {}

  public static List<Node> in(Node node) {
    return switch (node) {
      case Module m -> all(m.name().orElse(List.of()), m.imports(), m.items());
      case Module.Import i -> all(i.module(), i.names());
      case Decl d -> decl(d);
      case Member m -> member(m);
      case Stmt s -> stmt(s);
      case Expr e -> Expressions.in(e);
      case Pattern p -> pattern(p);
      case TypeExpr t -> type(t);
      case Expr.Arm a -> all(one(a.pattern()), a.guard(), one(a.body()));
      case Expr.Arg a -> all(a.label(), one(a.value()));
      case Expr.FieldInit f -> fieldInit(f);
      case Decl.Constructor c -> all(one(c.name()), c.positional(), c.fields());
      case Decl.Param p -> all(one(p.name()), p.type());
      case Decl.TypeParam p -> all(one(p.name()), p.bounds());
      case Decl.Effects e -> all(e.atoms());
      case Pattern.FieldPattern f -> all(one(f.name()), f.pattern());
      case Member.Index i -> i.parts().stream().<Node>flatMap(List::stream).toList();
      case Name n -> List.of();
      default -> List.of();
    };
  }

  /** The short form {@code f} has its name as value too: it is there once. */
  private static List<Node> fieldInit(Expr.FieldInit f) {
    return f.name().span().equals(f.value().span())
        ? List.of(f.value())
        : List.of(f.name(), f.value());
  }

  private static List<Node> decl(Decl decl) {
    return switch (decl) {
      case Decl.Function f -> function(f);
      case Decl.Const c -> all(one(c.name()), c.type(), one(c.value()));
      case Decl.Type t -> typeDecl(t);
      case Decl.Space s -> all(one(s.name()), s.typeParams(), s.members());
      case Decl.Effect e -> all(one(e.name()), e.union());
      case Decl.Test t -> List.of(t.body());
      case Decl.Extern e -> all(e.members());
      case Decl.Splice s -> List.of(s.call());
    };
  }

  private static List<Node> function(Decl.Function f) {
    List<Node> nodes =
        new ArrayList<>(
            all(one(f.name()), f.typeParams(), f.params(), f.result(), f.effects(), f.where()));
    if (f.body() instanceof Decl.Body.Of body) {
      nodes.add(body.expr());
    }
    return nodes;
  }

  private static List<Node> typeDecl(Decl.Type t) {
    List<Node> nodes = new ArrayList<>(all(one(t.name()), t.typeParams()));
    switch (t.body()) {
      case Decl.TypeBody.RecordBody b -> nodes.addAll(b.members());
      case Decl.TypeBody.SumBody b -> nodes.addAll(b.constructors());
      case Decl.TypeBody.AliasBody b -> nodes.add(b.type());
      case Decl.TypeBody.ExternBody b -> {}
    }
    t.where().ifPresent(nodes::add);
    t.otherwise().ifPresent(nodes::add);
    return nodes;
  }

  private static List<Node> member(Member member) {
    return switch (member) {
      case Decl.Function f -> function(f);
      case Member.Field f -> List.of(f.name(), f.type());
      case Member.Invariant i -> List.of(i.condition());
      case Member.State s -> all(one(s.name()), one(s.type()), s.initial(), s.indexes());
      case Member.Embed e -> List.of(e.name(), e.type());
      case Member.Stream s -> List.of(s.name(), s.yield(), trigger(s.trigger()));
      case Member.SpliceMember s -> List.of(s.call());
    };
  }

  private static Expr trigger(Member.Trigger trigger) {
    return switch (trigger) {
      case Member.Trigger.Changes c -> c.watched();
      case Member.Trigger.When w -> w.condition();
    };
  }

  private static List<Node> stmt(Stmt stmt) {
    return switch (stmt) {
      case Decl.Function f -> function(f);
      case Decl.Const c -> decl(c);
      case Stmt.Let s -> all(one(s.pattern()), s.type(), one(s.value()));
      case Stmt.Var s -> all(one(s.name()), s.type(), one(s.value()));
      case Stmt.Assert s -> List.of(s.condition());
      case Stmt.Eval s -> List.of(s.expr());
    };
  }

  private static List<Node> pattern(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Wildcard p -> List.of();
      case Pattern.Missing p -> List.of();
      case Pattern.Bind p -> List.of(p.name());
      case Pattern.Typed p -> List.of(p.pattern(), p.type());
      case Pattern.Literal p -> List.of(p.value());
      case Pattern.Range p -> all(p.from(), p.to());
      case Pattern.Constructor p -> all(one(p.name()), p.typeArgs(), p.args());
      case Pattern.Record p -> all(one(p.name()), p.fields());
      case Pattern.Tuple p -> all(p.items());
      case Pattern.Or p -> all(p.options());
    };
  }

  private static List<Node> type(TypeExpr type) {
    return switch (type) {
      case TypeExpr.Named t -> all(one(t.name()), t.args());
      case TypeExpr.Tuple t -> all(t.items());
      case TypeExpr.Fun t -> all(t.params(), one(t.result()), t.effects());
      case TypeExpr.Refined t -> List.of(t.variable(), t.base(), t.predicate());
      case TypeExpr.Splice t -> List.of(t.call());
      case TypeExpr.Missing t -> List.of();
    };
  }

  private static Optional<Node> one(Node node) {
    return Optional.of(node);
  }

  private static List<Node> all(Object... parts) {
    return Stream.of(parts).<Node>flatMap(Nodes::nodes).toList();
  }

  private static Stream<Node> nodes(Object part) {
    return switch (part) {
      case Optional<?> o -> o.stream().map(Node.class::cast);
      case List<?> l -> l.stream().map(Node.class::cast);
      default -> throw new IllegalArgumentException("neither nodes nor a node: " + part);
    };
  }
}
