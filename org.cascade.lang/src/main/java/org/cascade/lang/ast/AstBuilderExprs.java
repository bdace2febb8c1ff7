package org.cascade.lang.ast;

import static org.cascade.lang.ast.AstBuilder.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;
import org.cascade.lang.syntax.ArgNode;
import org.cascade.lang.syntax.ArmNode;
import org.cascade.lang.syntax.ArrayNode;
import org.cascade.lang.syntax.AsNode;
import org.cascade.lang.syntax.AssignNode;
import org.cascade.lang.syntax.AttemptNode;
import org.cascade.lang.syntax.BinaryNode;
import org.cascade.lang.syntax.BlockNode;
import org.cascade.lang.syntax.BoolNode;
import org.cascade.lang.syntax.BuiltNode;
import org.cascade.lang.syntax.CallNode;
import org.cascade.lang.syntax.ComparisonNode;
import org.cascade.lang.syntax.ExprNode;
import org.cascade.lang.syntax.FieldInitNode;
import org.cascade.lang.syntax.ForNode;
import org.cascade.lang.syntax.IfNode;
import org.cascade.lang.syntax.IndexNode;
import org.cascade.lang.syntax.IntNode;
import org.cascade.lang.syntax.IsNode;
import org.cascade.lang.syntax.LambdaNode;
import org.cascade.lang.syntax.MatchNode;
import org.cascade.lang.syntax.MemberNode;
import org.cascade.lang.syntax.NameRefNode;
import org.cascade.lang.syntax.NegateNode;
import org.cascade.lang.syntax.NotNode;
import org.cascade.lang.syntax.OnEndNode;
import org.cascade.lang.syntax.ParenNode;
import org.cascade.lang.syntax.RangeNode;
import org.cascade.lang.syntax.RealNode;
import org.cascade.lang.syntax.ReturnNode;
import org.cascade.lang.syntax.SpliceCallNode;
import org.cascade.lang.syntax.SpliceNode;
import org.cascade.lang.syntax.StringNode;
import org.cascade.lang.syntax.TemplateNode;
import org.cascade.lang.syntax.TryNode;
import org.cascade.lang.syntax.TypeRefNode;
import org.cascade.lang.syntax.VerbNode;
import org.cascade.lang.syntax.WhileNode;
import org.cascade.lang.syntax.WithNode;
import org.jspecify.annotations.Nullable;

/** The part of {@link AstBuilder} for expressions. */
final class AstBuilderExprs {
  private final AstBuilder all;

  AstBuilderExprs(AstBuilder all) {
    this.all = all;
  }

  List<Expr> exprs(List<ExprNode> nodes) {
    return map(nodes, this::expr);
  }

  Optional<Expr> optional(@Nullable ExprNode node) {
    return node == null ? Optional.empty() : Optional.of(expr(node));
  }

  /** The expression, or a missing one at the end of what should have it. */
  Expr expr(@Nullable ExprNode node, Span owner) {
    return node == null ? new Expr.Missing(owner.after()) : expr(node);
  }

  Expr expr(ExprNode node) {
    Span span = all.span(node);
    return switch (node) {
      case NameRefNode n -> new Expr.NameRef(new Name(span, n.getText()));
      case CallNode n -> call(n, span);
      case MemberNode n -> member(n, span);
      case IntNode n -> all.texts.integer(n.getText(), span);
      case RealNode n -> all.texts.real(n.getText(), span);
      case BoolNode n -> new Expr.BoolLit(span, n.isIsTrue());
      case StringNode n -> all.texts.plain(n.getText(), span);
      case TemplateNode n -> new Expr.Template(span, all.texts.parts(n.getParts()));
      case TypeRefNode n -> typeRef(n, span);
      case ArrayNode n -> new Expr.ArrayLit(span, exprs(n.getItems()));
      case ParenNode n -> paren(exprs(n.getItems()), span);
      case LambdaNode n -> lambda(n, span);
      case AssignNode n -> assign(n, span);
      case BlockNode n -> block(n);
      default -> operator(node, span);
    };
  }

  private Expr operator(ExprNode node, Span span) {
    return switch (node) {
      case BinaryNode n ->
          new Expr.Binary(
              span, expr(n.getLeft(), span), binaryOp(n.getOp()), expr(n.getRight(), span));
      case ComparisonNode n -> comparison(n, span);
      case NegateNode n -> new Expr.Unary(span, Expr.UnaryOp.NEGATE, expr(n.getOperand(), span));
      case NotNode n -> new Expr.Unary(span, Expr.UnaryOp.NOT, expr(n.getOperand(), span));
      case RangeNode n -> new Expr.Range(span, expr(n.getFrom(), span), expr(n.getTo(), span));
      case IndexNode n -> new Expr.Index(span, expr(n.getTarget(), span), expr(n.getIndex(), span));
      case TryNode n -> new Expr.Try(span, expr(n.getTarget(), span));
      case WithNode n ->
          new Expr.With(span, expr(n.getTarget(), span), map(n.getFields(), this::field));
      case VerbNode n -> verb(n, span);
      case AsNode n ->
          new Expr.As(span, expr(n.getOperand(), span), all.types.type(n.getType(), span));
      case IsNode n ->
          new Expr.Is(span, expr(n.getOperand(), span), all.patterns.pattern(n.getPattern(), span));
      default -> form(node, span);
    };
  }

  private Expr form(ExprNode node, Span span) {
    return switch (node) {
      case IfNode n ->
          new Expr.If(
              span,
              expr(n.getCondition(), span),
              block(n.getThen(), span),
              optional(n.getOtherwise()));
      case MatchNode n ->
          new Expr.Match(span, expr(n.getSubject(), span), map(n.getArms(), this::arm));
      case ForNode n ->
          new Expr.For(
              span,
              all.patterns.pattern(n.getPattern(), span),
              expr(n.getIterable(), span),
              exprs(n.getInvariants()),
              block(n.getBody(), span));
      case WhileNode n ->
          new Expr.While(
              span,
              expr(n.getCondition(), span),
              exprs(n.getInvariants()),
              block(n.getBody(), span));
      case ReturnNode n -> new Expr.Return(span, optional(n.getValue()));
      case AttemptNode n -> new Expr.Attempt(span, block(n.getBody(), span));
      case OnEndNode n ->
          new Expr.OnEnd(
              span,
              n.isCommit() ? Expr.Ending.COMMIT : Expr.Ending.ROLLBACK,
              block(n.getBody(), span));
      case SpliceNode n -> new Expr.Splice(span, splice(n.getCall(), span));
      case BuiltNode n -> new Expr.Built(span, !n.isType(), map(n.getParts(), this::field));
      default -> new Expr.Missing(span);
    };
  }

  /** Whatever is missing, there is one operand more than operators. */
  private Expr comparison(ComparisonNode node, Span span) {
    List<Expr.CompareOp> ops = map(node.getOps(), AstBuilderExprs::compareOp);
    List<Expr> operands = new ArrayList<>(exprs(node.getOperands()));
    while (operands.size() <= ops.size()) {
      operands.add(new Expr.Missing(span.after()));
    }
    return new Expr.Comparison(span, List.copyOf(operands.subList(0, ops.size() + 1)), ops);
  }

  // ---- names, members, calls ----

  private Expr call(CallNode node, Span span) {
    return new Expr.Call(
        span,
        expr(node.getCallee(), span),
        all.types.types(node.getTypeArgs()),
        map(node.getArgs(), this::arg));
  }

  private Expr.Arg arg(ArgNode node) {
    Span span = all.span(node);
    Optional<Name> label = Optional.ofNullable(node.getLabel()).map(n -> all.name(n, span));
    return new Expr.Arg(span, label, expr(node.getValue(), span));
  }

  private Expr member(MemberNode node, Span span) {
    Expr target = expr(node.getTarget(), span);
    if (node.getIndex() != null) {
      String digits = node.getIndex();
      Span place = all.span(span.end() - digits.length(), digits.length());
      return new Expr.TupleIndex(span, target, place, tupleIndex(digits, place));
    }
    if (node.getName() == null) {
      all.complain(span.after(), "A name is missing after `.`: write which member is meant.");
    }
    return new Expr.Member(span, target, all.name(node.getName(), span));
  }

  private int tupleIndex(String digits, Span span) {
    // A malformed number has been reported by the scanner.
    if (!digits.chars().allMatch(Character::isDigit)) {
      return 0;
    }
    if (digits.length() > 3) {
      all.complain(span, "`" + digits + "` is more than the members any tuple has.");
      return 999;
    }
    return Integer.parseInt(digits);
  }

  /** {@code a verb(x)} is a call of a member. */
  private Expr verb(VerbNode node, Span span) {
    Expr target = expr(node.getTarget(), span);
    Name name = all.name(node.getVerb(), span);
    Expr callee = new Expr.Member(target.span().to(name.span()), target, name);
    return new Expr.Call(span, callee, List.of(), map(node.getArgs(), this::arg));
  }

  /** The call behind an {@code @}. */
  Expr splice(@Nullable SpliceCallNode node, Span owner) {
    if (node == null) {
      return new Expr.Missing(owner.after());
    }
    Span span = all.span(node);
    return new Expr.Call(
        span,
        new Expr.NameRef(all.name(node.getName(), span)),
        all.types.types(node.getTypeArgs()),
        map(node.getArgs(), this::arg));
  }

  private Expr typeRef(TypeRefNode node, Span span) {
    Name name = all.name(node.getName(), span);
    List<TypeExpr> args = all.types.types(node.getTypeArgs());
    return node.isRecord()
        ? new Expr.RecordLit(span, name, args, map(node.getFields(), this::field))
        : new Expr.TypeRef(span, name, args);
  }

  private Expr.FieldInit field(FieldInitNode node) {
    Span span = all.span(node);
    Name name = all.name(node.getName(), span);
    Expr value = node.getValue() == null ? new Expr.NameRef(name) : expr(node.getValue());
    return new Expr.FieldInit(span, name, value);
  }

  /** One expression in parentheses is that expression. */
  private static Expr paren(List<Expr> items, Span span) {
    return items.size() == 1 ? items.getFirst() : new Expr.Tuple(span, items);
  }

  private Expr lambda(LambdaNode node, Span span) {
    return new Expr.Lambda(
        span, map(node.getParams(), all.decls::param), expr(node.getBody(), span));
  }

  private Expr assign(AssignNode node, Span span) {
    Expr target = expr(node.getTarget(), span);
    boolean update = "=".equals(node.getOp());
    if (update && !(target instanceof Expr.Member)) {
      String found = target.span().length() > 40 ? "this" : "`" + target.span().text() + "`";
      all.complain(
          span,
          "`=` after "
              + found
              + " has no meaning here: write `==` to compare, `:=` to assign, or"
              + " `let` in front to give a new name a value.");
    }
    return new Expr.Assign(span, target, update, expr(node.getValue(), span));
  }

  // ---- blocks ----

  Expr.Block block(BlockNode node) {
    return new Expr.Block(all.span(node), map(node.getStmts(), all.decls::stmt));
  }

  Expr.Block block(@Nullable BlockNode node, Span owner) {
    return node == null ? new Expr.Block(owner.after(), List.of()) : block(node);
  }

  private Expr.Arm arm(ArmNode node) {
    Span span = all.span(node);
    return new Expr.Arm(
        span,
        all.patterns.pattern(node.getPattern(), span),
        optional(node.getGuard()),
        expr(node.getBody(), span));
  }

  private static Expr.BinaryOp binaryOp(String written) {
    // The scanner lets these pass as what they surely mean, and has reported them.
    String symbol = written.equals("&&") ? "and" : written.equals("||") ? "or" : written;
    for (Expr.BinaryOp op : Expr.BinaryOp.values()) {
      if (op.symbol().equals(symbol)) {
        return op;
      }
    }
    throw new IllegalArgumentException(symbol);
  }

  private static Expr.CompareOp compareOp(String symbol) {
    for (Expr.CompareOp op : Expr.CompareOp.values()) {
      if (op.symbol().equals(symbol)) {
        return op;
      }
    }
    throw new IllegalArgumentException(symbol);
  }
}
