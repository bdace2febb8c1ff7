package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.LibraryOperator;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** Operators to primitives, by the types of their operands. */
final class LowerOps {
  private final Lowering lowering;
  private final Scope scope;
  private final LowerExpr exprs;

  LowerOps(Lowering lowering, Scope scope, LowerExpr exprs) {
    this.lowering = lowering;
    this.scope = scope;
    this.exprs = exprs;
  }

  Core binary(Expr.Binary b) {
    return switch (b.op()) {
      case PIPE -> lowering.calls(scope).pipe(b);
      case AND -> logic(b, Primitive.AND);
      case OR -> logic(b, Primitive.OR);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, POWER -> arithmetic(b);
    };
  }

  private Core logic(Expr.Binary b, Primitive op) {
    return operate(b.span(), op, exprs.lower(b.left()), exprs.lower(b.right()));
  }

  private Core arithmetic(Expr.Binary b) {
    Core left = exprs.lower(b.left());
    Core right = exprs.lower(b.right());
    Type type = scope.type(b);
    Type operands = Types.unrefined(left.type());
    if (type == Type.Special.NEVER) {
      boolean ends = left.type() == Type.Special.NEVER;
      return ends ? left : new Core.Sequence(b.span(), List.of(left), right);
    }
    Optional<LibraryOperator> member = LibraryOperator.find(left.type(), b.op(), right.type());
    if (member.isPresent()) {
      return call(b, member.orElseThrow(), left, right);
    }
    return new Core.Operate(b.span(), type, arithmetic(b.op(), operands), List.of(left, right));
  }

  /** The operator as a call of the library's member; the left operand is evaluated first. */
  private Core call(Expr.Binary b, LibraryOperator member, Core left, Core right) {
    FunctionSymbol function = library(member.receiver(), member.member());
    List<Core.Let> lets = new ArrayList<>();
    List<Core> operands =
        member.swapped() ? List.of(right, named(left, lets)) : List.of(left, right);
    Core call = new Core.Call(b.span(), member.resultType(), function, List.of(), operands);
    return around(lets, call);
  }

  private FunctionSymbol library(TypeSymbol receiver, String member) {
    return lowering
        .typings()
        .extension(receiver, member)
        .orElseThrow(() -> new CascadeBugException("no " + receiver + "." + member));
  }

  private static Core around(List<Core.Let> lets, Core body) {
    Core result = body;
    for (Core.Let let : lets.reversed()) {
      result = new Core.Let(let.span(), let.local(), let.value(), result);
    }
    return result;
  }

  private static Primitive arithmetic(Expr.BinaryOp op, Type operands) {
    if (Builtin.is(operands, Builtin.STRING)) {
      return Primitive.STRING_CONCAT;
    }
    boolean isInt = Builtin.is(operands, Builtin.INT);
    boolean isReal = Builtin.is(operands, Builtin.REAL);
    return switch (op) {
      case ADD -> pick(isInt, isReal, Primitive.INT_ADD, Primitive.REAL_ADD, Primitive.NUM_ADD);
      case SUBTRACT ->
          pick(
              isInt,
              isReal,
              Primitive.INT_SUBTRACT,
              Primitive.REAL_SUBTRACT,
              Primitive.NUM_SUBTRACT);
      case MULTIPLY ->
          pick(
              isInt,
              isReal,
              Primitive.INT_MULTIPLY,
              Primitive.REAL_MULTIPLY,
              Primitive.NUM_MULTIPLY);
      case DIVIDE ->
          pick(isInt, isReal, Primitive.INT_DIVIDE, Primitive.REAL_DIVIDE, Primitive.NUM_DIVIDE);
      case REMAINDER ->
          pick(
              isInt,
              isReal,
              Primitive.INT_REMAINDER,
              Primitive.REAL_REMAINDER,
              Primitive.NUM_REMAINDER);
      case POWER ->
          pick(isInt, isReal, Primitive.INT_POWER, Primitive.REAL_POWER, Primitive.NUM_POWER);
      case PIPE, OR, AND -> throw new CascadeBugException("not arithmetic: " + op.symbol());
    };
  }

  private static Primitive pick(
      boolean isInt, boolean isReal, Primitive ofInt, Primitive ofReal, Primitive ofNum) {
    return isInt ? ofInt : isReal ? ofReal : ofNum;
  }

  Core unary(Expr.Unary u) {
    if (u.op() == Expr.UnaryOp.NOT) {
      return operate(u.span(), Primitive.NOT, exprs.lower(u.operand()));
    }
    Type type = scope.type(u);
    if (u.operand() instanceof Expr.IntLit || u.operand() instanceof Expr.RealLit) {
      return new Core.Literal(u.span(), type, LowerExpr.literal(u));
    }
    Core operand = exprs.lower(u.operand());
    if (Builtin.is(operand.type(), Builtin.DURATION)) {
      FunctionSymbol negated = library(Builtin.DURATION, "negated");
      return new Core.Call(u.span(), type, negated, List.of(), List.of(operand));
    }
    Primitive op =
        pick(
            Builtin.is(operand.type(), Builtin.INT),
            Builtin.is(operand.type(), Builtin.REAL),
            Primitive.INT_NEGATE,
            Primitive.REAL_NEGATE,
            Primitive.NUM_NEGATE);
    return new Core.Operate(u.span(), type, op, List.of(operand));
  }

  // ---- comparison ----

  /** {@code a < b <= c} as {@code a < b and b <= c}, with {@code b} evaluated once. */
  Core comparison(Expr.Comparison c) {
    List<Core> operands = c.operands().stream().map(exprs::lower).toList();
    List<Core.Let> lets = new ArrayList<>();
    List<Core> reads = new ArrayList<>();
    boolean chained = operands.size() > 2;
    for (Core operand : operands) {
      reads.add(chained ? named(operand, lets) : operand);
    }
    List<Core> pairs = new ArrayList<>();
    for (int i = 0; i < c.ops().size(); i++) {
      Span span = c.operands().get(i).span().to(c.operands().get(i + 1).span());
      pairs.add(compare(span, c.ops().get(i), reads.get(i), reads.get(i + 1)));
    }
    return around(lets, all(c.span(), pairs));
  }

  private Core named(Core operand, List<Core.Let> lets) {
    if (isSimple(operand)) {
      return operand;
    }
    Local local = scope.temporary("operand", operand.type());
    Core read = new Core.Read(operand.span(), local);
    lets.add(new Core.Let(operand.span(), local, operand, read));
    return read;
  }

  /** Whether evaluating it twice, or later, makes no difference. */
  static boolean isSimple(Core core) {
    return switch (core) {
      case Core.Literal l -> true;
      case Core.Unit u -> true;
      case Core.TypeValue t -> true;
      case Core.Read r -> !r.local().isMutable();
      case Core.FieldOf f -> isSimple(f.target());
      case Core.TupleItem t -> isSimple(t.target());
      case Core.Coerce c -> isSimple(c.value());
      default -> false;
    };
  }

  static Core compare(Span span, Expr.CompareOp op, Core left, Core right) {
    Primitive primitive =
        switch (op) {
          case EQUAL -> Primitive.EQUAL;
          case NOT_EQUAL -> Primitive.NOT_EQUAL;
          case LESS -> Primitive.LESS;
          case LESS_EQUAL -> Primitive.LESS_EQUAL;
          case GREATER -> Primitive.GREATER;
          case GREATER_EQUAL -> Primitive.GREATER_EQUAL;
        };
    return operate(span, primitive, left, right);
  }

  /** Gives a Bool. */
  static Core operate(Span span, Primitive op, Core... operands) {
    return new Core.Operate(span, Builtin.BOOL_TYPE, op, List.of(operands));
  }

  /** The conjunction; {@code true} of none. */
  static Core all(Span span, List<Core> conditions) {
    if (conditions.isEmpty()) {
      return new Core.Literal(span, Builtin.BOOL_TYPE, true);
    }
    Core result = conditions.getFirst();
    for (Core next : conditions.subList(1, conditions.size())) {
      result = operate(span, Primitive.AND, result, next);
    }
    return result;
  }
}
