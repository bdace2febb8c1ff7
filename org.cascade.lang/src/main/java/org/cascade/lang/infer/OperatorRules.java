package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.LibraryOperator;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** Binary operators and comparisons. */
final class OperatorRules {
  private static final Set<TypeSymbol> NUMERIC =
      Set.of(Builtin.INT, Builtin.REAL, Builtin.BIG_INT, Builtin.DECIMAL);
  private static final Set<TypeSymbol> ORDERED =
      Set.of(
          Builtin.INT,
          Builtin.REAL,
          Builtin.BIG_INT,
          Builtin.DECIMAL,
          Builtin.STRING,
          Builtin.BOOL,
          Builtin.DATE_TIME,
          Builtin.DURATION,
          Builtin.UUID,
          Builtin.BYTES);

  private OperatorRules() {}

  static Type binary(Body body, Expr.Binary e, Optional<Type> expected) {
    return switch (e.op()) {
      case AND, OR -> logic(body, e);
      case PIPE -> CallRules.pipe(body, e, expected);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, POWER -> arithmetic(body, e);
    };
  }

  private static Type logic(Body body, Expr.Binary e) {
    body.check(e.left(), Builtin.BOOL_TYPE);
    Body right = e.op() == Expr.BinaryOp.AND ? BranchRules.narrowedBy(body, e.left()) : body;
    right.check(e.right(), Builtin.BOOL_TYPE);
    return Builtin.BOOL_TYPE;
  }

  private static Type arithmetic(Body body, Expr.Binary e) {
    Type left = Types.unrefined(body.infer(e.left()));
    Type right = Types.unrefined(body.infer(e.right(), Optional.of(left)));
    if (Types.isError(left) || Types.isError(right)) {
      return Type.Special.ERROR;
    }
    if (left instanceof Type.Var || right instanceof Type.Var) {
      return holes(body, e, left, right);
    }
    if (left == Type.Special.NEVER || right == Type.Special.NEVER) {
      return Type.Special.NEVER;
    }
    boolean joins = e.op() == Expr.BinaryOp.ADD && Builtin.is(left, Builtin.STRING);
    if ((joins || isNumeric(left)) && sameNumber(left, right)) {
      return left;
    }
    Optional<LibraryOperator> member = LibraryOperator.find(left, e.op(), right);
    if (member.isPresent()) {
      return member.orElseThrow().resultType();
    }
    body.error(RuleCode.BAD_OPERAND, e, operandMessage(e, left, right));
    return isNumeric(left) ? left : Type.Special.ERROR;
  }

  /** A lambda's parameter may still be open: it takes the other operand's type. */
  private static Type holes(Body body, Expr.Binary e, Type left, Type right) {
    Type known = left instanceof Type.Var ? right : left;
    if (known instanceof Type.Var) {
      ExprRules.cannotInfer(body, e.left());
      return Type.Special.ERROR;
    }
    body.world().unifier().fit(left, right, e.span());
    return known;
  }

  private static boolean sameNumber(Type left, Type right) {
    return left.equals(right);
  }

  private static String operandMessage(Expr.Binary e, Type left, Type right) {
    String symbol = e.op().symbol();
    boolean mixed = isNumeric(left) && isNumeric(right) && !left.equals(right);
    if (mixed) {
      return "`%s` needs two numbers of one type, and these are `%s` and `%s`; nothing is converted unasked: write %s."
          .formatted(symbol, Types.zonk(left), Types.zonk(right), conversions(left, right));
    }
    if (symbol.equals("+")
        && (Builtin.is(left, Builtin.STRING) || Builtin.is(right, Builtin.STRING))) {
      return "`+` joins two Strings, and these are `%s` and `%s`; write \"$(a)$(b)\" or `.to_string()`."
          .formatted(Types.zonk(left), Types.zonk(right));
    }
    if (left instanceof Type.Param p) {
      return "`%s` needs numbers; bound the type parameter: `<%s: Num>`.".formatted(symbol, p);
    }
    return "`%s` does not apply to `%s` and `%s`."
        .formatted(symbol, Types.zonk(left), Types.zonk(right));
  }

  /** How the two numbers' types become one. */
  private static String conversions(Type left, Type right) {
    boolean decimal = Builtin.is(left, Builtin.DECIMAL) || Builtin.is(right, Builtin.DECIMAL);
    boolean large = Builtin.is(left, Builtin.BIG_INT) || Builtin.is(right, Builtin.BIG_INT);
    return decimal
        ? "`Decimal.of(…)` around the other one"
        : large
            ? "`BigInt.of(…)` around the other one, or `.to_real()`"
            : "`.to_real()` or `.to_int()`";
  }

  static boolean isNumeric(Type type) {
    Type t = Types.unrefined(type);
    return t instanceof Type.Con c && NUMERIC.contains(c.symbol())
        || t instanceof Type.Param p && p.parameter().bounds().contains(TypeParameter.Bound.NUM);
  }

  // ---- comparison ----

  static Type comparison(Body body, Expr.Comparison e) {
    List<Type> types = new ArrayList<>();
    for (Expr operand : e.operands()) {
      Optional<Type> wanted =
          types.isEmpty() ? Optional.empty() : Optional.of(Types.unrefined(types.getLast()));
      types.add(body.infer(operand, wanted));
    }
    for (int i = 0; i < e.ops().size(); i++) {
      compared(body, e, i, types.get(i), types.get(i + 1));
    }
    return Builtin.BOOL_TYPE;
  }

  private static void compared(Body body, Expr.Comparison e, int i, Type left, Type right) {
    if (Types.isError(left) || Types.isError(right)) {
      return;
    }
    Expr at = e.operands().get(i + 1);
    Expr.CompareOp op = e.ops().get(i);
    boolean any =
        Types.resolve(left) == Type.Special.ANY || Types.resolve(right) == Type.Special.ANY;
    Optional<Type> join = body.world().unifier().join(left, right);
    boolean equality = op == Expr.CompareOp.EQUAL || op == Expr.CompareOp.NOT_EQUAL;
    if (join.isEmpty() && !(any && equality)) {
      body.error(
          RuleCode.NOT_COMPARABLE,
          at,
          "`%s` compares values of one type, and these are `%s` and `%s`."
              .formatted(op.symbol(), Types.zonk(left), Types.zonk(right)));
      return;
    }
    Type joined = join.orElse(Type.Special.ANY);
    body.world()
        .later(() -> {
          boolean can = equality ? hasEquality(joined) : isOrdered(joined);
          if (!can) {
            body.error(RuleCode.NOT_COMPARABLE, at, cannotCompare(op, Types.zonk(joined)));
          }
        });
  }

  private static String cannotCompare(Expr.CompareOp op, Type type) {
    String bound = op == Expr.CompareOp.EQUAL || op == Expr.CompareOp.NOT_EQUAL ? "Eq" : "Ord";
    if (type instanceof Type.Param p) {
      return "`%s` cannot compare values of `%s`; bound it: `<%s: %s>`."
          .formatted(op.symbol(), p, p, bound);
    }
    return bound.equals("Eq")
        ? "Functions cannot be compared, and `%s` holds one.".formatted(type)
        : "Values of `%s` have no order; compare a part of them.".formatted(type);
  }

  /** Everything but functions can be equal; a type parameter must be bounded. */
  static boolean hasEquality(Type type) {
    return hasEquality(type, new ArrayList<>());
  }

  private static boolean hasEquality(Type type, List<TypeSymbol> seen) {
    return switch (Types.unrefined(type)) {
      case Type.Fun f -> false;
      case Type.Param p -> !p.parameter().bounds().isEmpty();
      case Type.Tuple t -> t.items().stream().allMatch(i -> hasEquality(i, seen));
      case Type.Con c -> {
        if (c.symbol() instanceof SpaceSymbol || seen.contains(c.symbol())) {
          yield true;
        }
        seen.add(c.symbol());
        yield c.args().stream().allMatch(a -> hasEquality(a, seen))
            && parts(c.symbol()).stream()
                .noneMatch(part -> Types.unrefined(part) instanceof Type.Fun);
      }
      default -> true;
    };
  }

  private static List<Type> parts(TypeSymbol symbol) {
    return switch (symbol) {
      case RecordSymbol r -> r.fields().stream().map(RecordSymbol.Field::type).toList();
      case SumSymbol s ->
          s.constructors().stream()
              .flatMap(c -> c.fields().stream())
              .map(RecordSymbol.Field::type)
              .toList();
      default -> List.of();
    };
  }

  static boolean isOrdered(Type type) {
    return isOrdered(type, new ArrayList<>());
  }

  private static boolean isOrdered(Type type, List<TypeSymbol> seen) {
    return switch (Types.unrefined(type)) {
      case Type.Param p ->
          p.parameter().bounds().contains(TypeParameter.Bound.ORD)
              || p.parameter().bounds().contains(TypeParameter.Bound.NUM);
      case Type.Tuple t -> t.items().stream().allMatch(i -> isOrdered(i, seen));
      case Type.Con c -> {
        if (ORDERED.contains(c.symbol()) || seen.contains(c.symbol())) {
          yield true;
        }
        boolean composed =
            c.symbol() == Builtin.ARRAY
                || c.symbol() instanceof SumSymbol
                || c.symbol() instanceof RecordSymbol;
        seen.add(c.symbol());
        yield composed
            && c.args().stream().allMatch(a -> isOrdered(a, seen))
            && parts(c.symbol()).stream()
                .allMatch(p -> p instanceof Type.Param || isOrdered(p, seen));
      }
      case Type.Special s -> s == Type.Special.ERROR || s == Type.Special.NEVER;
      default -> false;
    };
  }

  /** Whether a type argument supports a bound. */
  static boolean meets(Type type, TypeParameter.Bound bound) {
    if (Types.isError(type) || Types.resolve(type) instanceof Type.Var) {
      return true;
    }
    return switch (bound) {
      case EQ -> hasEquality(type);
      case ORD -> isOrdered(type);
      case NUM -> isNumeric(type);
      case SHOW -> true;
    };
  }
}
