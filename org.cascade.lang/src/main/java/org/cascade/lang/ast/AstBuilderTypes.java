package org.cascade.lang.ast;

import static org.cascade.lang.ast.AstBuilder.map;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;
import org.cascade.lang.syntax.EffectsNode;
import org.cascade.lang.syntax.NamedTypeNode;
import org.cascade.lang.syntax.ParenTypeNode;
import org.cascade.lang.syntax.RefinedTypeNode;
import org.cascade.lang.syntax.SpliceTypeNode;
import org.cascade.lang.syntax.TypeExprNode;
import org.cascade.lang.syntax.TypeParamNode;
import org.jspecify.annotations.Nullable;

/** The part of {@link AstBuilder} for types. */
final class AstBuilderTypes {
  private final AstBuilder all;

  AstBuilderTypes(AstBuilder all) {
    this.all = all;
  }

  List<TypeExpr> types(List<TypeExprNode> nodes) {
    return map(nodes, this::type);
  }

  Optional<TypeExpr> optional(@Nullable TypeExprNode node) {
    return node == null ? Optional.empty() : Optional.of(type(node));
  }

  /** The type, or a missing one at the end of what should have it. */
  TypeExpr type(@Nullable TypeExprNode node, Span owner) {
    return node == null ? new TypeExpr.Missing(owner.after()) : type(node);
  }

  TypeExpr type(TypeExprNode node) {
    Span span = all.span(node);
    return switch (node) {
      case NamedTypeNode n -> named(n, span);
      case ParenTypeNode n -> paren(n, span);
      case RefinedTypeNode n ->
          new TypeExpr.Refined(
              span,
              all.name(n.getVariable(), span),
              type(n.getBase(), span),
              all.exprs.expr(n.getPredicate(), span));
      case SpliceTypeNode n -> new TypeExpr.Splice(span, all.exprs.splice(n.getCall(), span));
      default -> new TypeExpr.Missing(span);
    };
  }

  private TypeExpr.Named named(NamedTypeNode node, Span span) {
    return new TypeExpr.Named(span, all.name(node.getName(), span), types(node.getArgs()));
  }

  private TypeExpr paren(ParenTypeNode node, Span span) {
    List<TypeExpr> items = types(node.getItems());
    if (node.getResult() != null) {
      Optional<Decl.Effects> effects = effects(node.getEffects());
      return new TypeExpr.Fun(span, items, type(node.getResult()), effects);
    }
    return items.size() == 1 ? items.getFirst() : new TypeExpr.Tuple(span, items);
  }

  Optional<Decl.Effects> effects(@Nullable EffectsNode node) {
    return node == null
        ? Optional.empty()
        : Optional.of(new Decl.Effects(all.span(node), atoms(node.getAtoms())));
  }

  /** Effects and bounds, which are always names. */
  List<TypeExpr.Named> atoms(List<TypeExprNode> nodes) {
    return nodes.stream()
        .filter(NamedTypeNode.class::isInstance)
        .map(node -> named((NamedTypeNode) node, all.span(node)))
        .toList();
  }

  List<Decl.TypeParam> params(List<TypeParamNode> nodes) {
    return map(
        nodes,
        node -> {
          Span span = all.span(node);
          return new Decl.TypeParam(
              span, all.name(node.getName(), span), List.copyOf(atoms(node.getBounds())));
        });
  }
}
