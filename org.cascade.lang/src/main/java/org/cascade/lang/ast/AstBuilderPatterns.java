package org.cascade.lang.ast;

import static org.cascade.lang.ast.AstBuilder.map;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;
import org.cascade.lang.syntax.BindPatternNode;
import org.cascade.lang.syntax.FieldPatternNode;
import org.cascade.lang.syntax.LiteralPatternNode;
import org.cascade.lang.syntax.NamePatternNode;
import org.cascade.lang.syntax.NumberPatternNode;
import org.cascade.lang.syntax.OrPatternNode;
import org.cascade.lang.syntax.PatternNode;
import org.cascade.lang.syntax.RangePatternNode;
import org.cascade.lang.syntax.TuplePatternNode;
import org.cascade.lang.syntax.TypedPatternNode;
import org.jspecify.annotations.Nullable;

/** The part of {@link AstBuilder} for patterns. */
final class AstBuilderPatterns {
  private final AstBuilder all;

  AstBuilderPatterns(AstBuilder all) {
    this.all = all;
  }

  /** The pattern, or a missing one at the end of what should have it. */
  Pattern pattern(@Nullable PatternNode node, Span owner) {
    return node == null ? new Pattern.Missing(owner.after()) : pattern(node);
  }

  Pattern pattern(PatternNode node) {
    Span span = all.span(node);
    return switch (node) {
      case BindPatternNode n -> bind(n, span);
      case NamePatternNode n -> named(n, span);
      case TuplePatternNode n -> tuple(map(n.getItems(), this::pattern), span);
      case LiteralPatternNode n -> new Pattern.Literal(span, all.exprs.expr(n.getLiteral(), span));
      case NumberPatternNode n -> new Pattern.Literal(span, number(n, span));
      case RangePatternNode n -> new Pattern.Range(span, end(n.getFrom()), end(n.getTo()));
      case OrPatternNode n -> new Pattern.Or(span, map(n.getOptions(), this::pattern));
      case TypedPatternNode n ->
          new Pattern.Typed(span, pattern(n.getPattern(), span), all.types.type(n.getType(), span));
      default -> new Pattern.Missing(span);
    };
  }

  private static Pattern bind(BindPatternNode node, Span span) {
    return node.getText().equals("_")
        ? new Pattern.Wildcard(span)
        : new Pattern.Bind(new Name(span, node.getText()));
  }

  /** One pattern in parentheses is that pattern. */
  private static Pattern tuple(List<Pattern> items, Span span) {
    return items.size() == 1 ? items.getFirst() : new Pattern.Tuple(span, items);
  }

  private Pattern named(NamePatternNode node, Span span) {
    Name name = all.name(node.getName(), span);
    if (node.isRecord()) {
      return new Pattern.Record(span, name, map(node.getFields(), this::field));
    }
    return new Pattern.Constructor(
        span,
        name,
        all.types.types(node.getTypeArgs()),
        node.isParens(),
        map(node.getArgs(), this::pattern));
  }

  private Pattern.FieldPattern field(FieldPatternNode node) {
    Span span = all.span(node);
    Optional<Pattern> pattern = Optional.ofNullable(node.getPattern()).map(this::pattern);
    return new Pattern.FieldPattern(span, all.name(node.getName(), span), pattern);
  }

  private Optional<Expr> end(@Nullable PatternNode node) {
    return node instanceof NumberPatternNode number
        ? Optional.of(number(number, all.span(number)))
        : Optional.empty();
  }

  /** The number with its sign, as one literal. */
  private Expr number(NumberPatternNode node, Span span) {
    Expr value = all.exprs.expr(node.getNumber(), span);
    return switch (value) {
      case Expr.IntLit(Span s, var n) when node.isNegative() -> new Expr.IntLit(span, n.negate());
      case Expr.RealLit(Span s, double d) when node.isNegative() -> new Expr.RealLit(span, -d);
      default -> value;
    };
  }
}
