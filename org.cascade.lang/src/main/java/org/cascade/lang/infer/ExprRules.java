package org.cascade.lang.infer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** The type of each form of expression; the larger forms have classes of their own. */
final class ExprRules {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private ExprRules() {}

  static Type infer(Body body, Expr expr, Optional<Type> expected) {
    return switch (expr) {
      case Expr.IntLit e -> intLiteral(body, e, e.value());
      case Expr.RealLit e -> Builtin.REAL_TYPE;
      case Expr.BoolLit e -> Builtin.BOOL_TYPE;
      case Expr.StringLit e -> Builtin.STRING_TYPE;
      case Expr.Template e -> template(body, e);
      case Expr.NameRef e -> NameRules.name(body, e, expected);
      case Expr.TypeRef e -> NameRules.upper(body, e, expected);
      case Expr.Member e -> MemberRules.member(body, e, expected);
      case Expr.TupleIndex e -> tupleIndex(body, e);
      case Expr.Call e -> CallRules.call(body, e, expected);
      case Expr.Index e -> index(body, e);
      case Expr.Try e -> tryResult(body, e, expected);
      case Expr.Unary e -> unary(body, e);
      case Expr.Binary e -> OperatorRules.binary(body, e, expected);
      case Expr.Comparison e -> OperatorRules.comparison(body, e);
      case Expr.Range e -> range(body, e);
      case Expr.Lambda e -> LambdaRules.lambda(body, e, expected);
      case Expr.If e -> BranchRules.inferIf(body, e);
      case Expr.Match e -> BranchRules.inferMatch(body, e);
      case Expr.Block e -> BlockRules.inferBlock(body, e);
      case Expr.Tuple e -> tuple(body, e, expected);
      case Expr.ArrayLit e -> array(body, e, expected);
      case Expr.RecordLit e -> RecordRules.literal(body, e, expected);
      case Expr.With e -> RecordRules.with(body, e);
      case Expr.As e -> as(body, e);
      case Expr.Is e -> is(body, e);
      case Expr.For e -> BlockRules.loopFor(body, e);
      case Expr.While e -> BlockRules.loopWhile(body, e);
      case Expr.Return e -> BlockRules.returns(body, e);
      case Expr.Assign e -> AssignRules.assign(body, e);
      case Expr.Attempt e -> attempt(body, e);
      case Expr.OnEnd e -> onEnd(body, e);
      case Expr.Splice e -> body.world().evaluations().splice(body, e, expected);
      case Expr.Built e -> built(body, e);
      case Expr.Missing e -> Type.Special.ERROR;
    };
  }

  private static Type intLiteral(Body body, Expr at, BigInteger value) {
    if (value.compareTo(MIN) < 0 || value.compareTo(MAX) > 0) {
      body.error(
          RuleCode.INT_TOO_LARGE,
          at,
          "`%s` does not fit `Int`, which ends at %s; write `BigInt.parse(\"%s\")` for larger numbers."
              .formatted(value, MAX, value));
    }
    return Builtin.INT_TYPE;
  }

  private static Type template(Body body, Expr.Template e) {
    e.parts().forEach(body::infer);
    return Builtin.STRING_TYPE;
  }

  private static Type tupleIndex(Body body, Expr.TupleIndex e) {
    Type target = Types.unrefined(body.infer(e.target()));
    if (target instanceof Type.Tuple t && e.index() < t.items().size()) {
      return t.items().get(e.index());
    }
    if (target instanceof Type.Tuple t && !t.items().isEmpty()) {
      body.world()
          .error(
              RuleCode.UNKNOWN_MEMBER,
              e.indexSpan(),
              "`%s` has the members `.0` to `.%d`, but no `.%d`."
                  .formatted(Types.zonk(t), t.items().size() - 1, e.index()));
    } else if (target instanceof Type.Var) {
      cannotInfer(body, e.target());
    } else if (!Types.isError(target)) {
      body.world()
          .error(
              RuleCode.UNKNOWN_MEMBER,
              e.indexSpan(),
              "Only a tuple has a member `.%d`, and this is `%s`."
                  .formatted(e.index(), Types.zonk(target)));
    }
    return Type.Special.ERROR;
  }

  static void cannotInfer(Body body, Expr at) {
    body.error(
        RuleCode.CANNOT_INFER,
        at,
        "The type of `%s` is not known yet here; write it where the name is declared: `(x: T) => …`, `let x: T = …`."
            .formatted(shortText(at)));
  }

  static String shortText(Expr e) {
    String text = e.span().text().replaceAll("\\s+", " ");
    return text.length() <= 40 ? text : text.substring(0, 37) + "…";
  }

  private static Type index(Body body, Expr.Index e) {
    Type target = Types.unrefined(body.infer(e.target()));
    if (target instanceof Type.Con c) {
      if (c.symbol() == Builtin.ARRAY) {
        body.world().table().put(e, new Resolution.IndexOf(Resolution.IndexKind.ARRAY));
        body.check(e.index(), Builtin.INT_TYPE);
        return c.args().getFirst();
      }
      if (c.symbol() == Builtin.MAP || c.symbol() == Builtin.BTREE) {
        body.world().table().put(e, new Resolution.IndexOf(Resolution.IndexKind.MAP));
        body.check(e.index(), c.args().getFirst());
        return c.args().get(1);
      }
      if (c.symbol() == Builtin.STRING) {
        body.world().table().put(e, new Resolution.IndexOf(Resolution.IndexKind.STRING));
        body.check(e.index(), Builtin.INT_TYPE);
        return Builtin.STRING_TYPE;
      }
    }
    body.infer(e.index());
    if (target instanceof Type.Var) {
      cannotInfer(body, e.target());
    } else if (!Types.isError(target)) {
      body.error(
          RuleCode.BAD_OPERAND,
          e,
          "`[ ]` reads an Array, a Map, a BTree or a String, and this is `%s`."
              .formatted(Types.zonk(target)));
    }
    return Type.Special.ERROR;
  }

  private static Type tryResult(Body body, Expr.Try e, Optional<Type> expected) {
    Type target = Types.unrefined(body.infer(e.target()));
    boolean option = Builtin.is(target, Builtin.OPTION);
    if (!option && !Builtin.is(target, Builtin.RESULT)) {
      if (!Types.isError(target)) {
        body.error(
            RuleCode.BAD_OPERAND,
            e,
            "`?` takes a `Result` or an `Option` apart, and this is `%s`."
                .formatted(Types.zonk(target)));
      }
      return Type.Special.ERROR;
    }
    body.world().table().put(e, new Resolution.TryOn(option));
    returnsError(body, e, target, option);
    return Types.args(target).getFirst();
  }

  /** The function around {@code e?} must be able to return the error. */
  private static void returnsError(Body body, Expr.Try e, Type target, boolean option) {
    Returns returns = body.returns();
    if (!returns.isAllowed()) {
      body.error(
          RuleCode.TRY_OUTSIDE,
          e,
          "There is no function here that `?` could return the error from; use `match`,"
              + " `.or_else(…)` or `.expect(…)`.");
      return;
    }
    Optional<Type> result = returns.written().or(returns::joined).map(Types::unrefined);
    Type carrier =
        option
            ? Builtin.option(body.world().fresh("T"))
            : Builtin.result(body.world().fresh("T"), Types.args(target).get(1));
    if (result.isEmpty() || result.orElseThrow() instanceof Type.Var) {
      BlockRules.joinReturn(body, carrier, e);
      return;
    }
    Type actual = result.orElseThrow();
    boolean same = Builtin.is(actual, option ? Builtin.OPTION : Builtin.RESULT);
    Type error = same && !option ? Types.args(actual).get(1) : Type.UNIT;
    boolean fits =
        same
            && (option
                || body.world()
                        .unifier()
                        .fit(Types.args(target).get(1), error, e.span())
                        .compareTo(Unifier.Fit.PROOF)
                    < 0);
    if (!fits && !Types.isError(actual)) {
      body.error(
          RuleCode.TRY_OUTSIDE,
          e,
          "`?` would return the error of `%s`, but the function returns `%s`%s"
              .formatted(
                  Types.zonk(target),
                  Types.zonk(actual),
                  same
                      ? "; turn the error with `.map_err(…)`."
                      : "; use `match` or `.or_else(…)`."));
    }
  }

  private static Type unary(Body body, Expr.Unary e) {
    if (e.op() == Expr.UnaryOp.NOT) {
      body.check(e.operand(), Builtin.BOOL_TYPE);
      return Builtin.BOOL_TYPE;
    }
    if (e.operand() instanceof Expr.IntLit lit) {
      body.world().table().put(lit, Builtin.INT_TYPE);
      return intLiteral(body, e, lit.value().negate());
    }
    Type operand = Types.unrefined(body.infer(e.operand()));
    if (Types.isError(operand)
        || OperatorRules.isNumeric(operand)
        || Builtin.is(operand, Builtin.DURATION)) {
      return operand;
    }
    body.error(
        RuleCode.BAD_OPERAND,
        e,
        "`-` negates numbers, and this is `%s`.".formatted(Types.zonk(operand)));
    return Type.Special.ERROR;
  }

  private static Type range(Body body, Expr.Range e) {
    body.check(e.from(), Builtin.INT_TYPE);
    body.check(e.to(), Builtin.INT_TYPE);
    return Builtin.array(Builtin.INT_TYPE);
  }

  private static Type tuple(Body body, Expr.Tuple e, Optional<Type> expected) {
    Arity.tuple(body.world(), e, e.items().size());
    if (expected.map(Types::resolve).orElse(Type.UNIT) == Type.Special.TYPE) {
      if (!isType(body, e)) {
        computedTuple(body, e);
      }
      return Type.Special.TYPE;
    }
    List<Type> wanted =
        expected.map(Types::unrefined).orElse(Type.UNIT) instanceof Type.Tuple t
                && t.items().size() == e.items().size()
            ? t.items()
            : List.of();
    List<Type> items = new ArrayList<>();
    for (int i = 0; i < e.items().size(); i++) {
      if (wanted.isEmpty()) {
        items.add(body.infer(e.items().get(i)));
      } else {
        body.check(e.items().get(i), wanted.get(i));
        items.add(wanted.get(i));
      }
    }
    return new Type.Tuple(items);
  }

  /** Where a type is wanted, types in parentheses are the type of tuples of them. */
  private static boolean isType(Body body, Expr.Tuple e) {
    List<Type> items = new ArrayList<>();
    if (!e.items().stream().allMatch(i -> i instanceof Expr.TypeRef || i instanceof Expr.Tuple)) {
      return false;
    }
    for (Expr item : e.items()) {
      body.infer(item, Optional.of(Type.Special.TYPE));
      body.world()
          .table()
          .resolution(item)
          .filter(Resolution.OfType.class::isInstance)
          .ifPresent(r -> items.add(((Resolution.OfType) r).type()));
    }
    boolean all = items.size() == e.items().size();
    if (all) {
      body.world().table().put(e, new Resolution.OfType(new Type.Tuple(items)));
    }
    return all;
  }

  /** Members that are computed: the same as a call of {@code tuple_type}. */
  private static void computedTuple(Body body, Expr.Tuple e) {
    e.items().forEach(i -> body.check(i, Type.Special.TYPE));
    FunctionSymbol make =
        Optional.ofNullable(body.world().modules().get(Builtin.MODULE))
            .orElseThrow()
            .functions("tuple_type")
            .getFirst();
    body.world()
        .table()
        .put(e, new Resolution.CallFunction(make, List.of(), Resolution.Receiver.NONE));
  }

  private static Type array(Body body, Expr.ArrayLit e, Optional<Type> expected) {
    Type wanted = expected.map(Types::unrefined).orElse(Type.UNIT);
    Type element = body.world().fresh("T");
    if (Builtin.is(wanted, Builtin.ARRAY)
        && Types.resolve(Types.args(wanted).getFirst()) != Type.Special.ANY) {
      element = Types.args(wanted).getFirst();
    } else if (Builtin.is(wanted, Builtin.ARRAY)) {
      element = Type.Special.ANY;
    }
    for (Expr item : e.items()) {
      body.check(item, element);
    }
    return Builtin.array(element);
  }

  private static Type as(Body body, Expr.As e) {
    Type target = body.localTypes().read(e.type());
    Type operand = body.infer(e.operand(), Optional.of(Types.unrefined(target)));
    boolean possible =
        Types.resolve(operand) == Type.Special.ANY
            || body.world().unifier().fit(operand, target, e.span()) != Unifier.Fit.NO;
    if (!possible) {
      body.error(
          RuleCode.TYPE_MISMATCH,
          e,
          "`as` narrows a value to a refinement or takes it out of `Any`; a `%s` can never be a `%s`%s"
              .formatted(
                  Types.zonk(operand),
                  Types.zonk(target),
                  Mismatch.message(operand, target).replaceFirst("^[^;.]*(?=[;.])", "")));
    }
    if (Types.resolve(operand) == Type.Special.ANY) {
      TypeTests.check(body, e.type(), target);
    }
    return target;
  }

  private static Type is(Body body, Expr.Is e) {
    Type operand = body.infer(e.operand());
    PatternRules.bind(body.inner(), e.pattern(), operand);
    if (PatternRules.names(e.pattern()).findAny().isPresent()) {
      body.error(
          RuleCode.WRONG_PATTERN,
          e.pattern(),
          "`is` only asks; a name cannot be bound here. Use `match` to take the value apart, or"
              + " `_`.");
    }
    return Builtin.BOOL_TYPE;
  }

  private static Type attempt(Body body, Expr.Attempt e) {
    EffectVariable inside = new EffectVariable("an attempt", false);
    body.world().effects().caught(inside, body.sink(), e.span());
    Type value = body.within(inside).infer(e.body());
    return Builtin.result(
        Types.resolve(value) == Type.Special.NEVER ? Type.UNIT : value, Builtin.ABORT_TYPE);
  }

  /** What the block does, it does when the transaction is over: that is none of its effects. */
  private static Type onEnd(Body body, Expr.OnEnd e) {
    EffectVariable free = new EffectVariable(e.ending().written(), false);
    body.detached(body.scope().inner(), Returns.none(), free).infer(e.body());
    return Type.UNIT;
  }

  private static Type built(Body body, Expr.Built e) {
    Type texts = Builtin.array(Builtin.STRING_TYPE);
    Type names = Builtin.array(new Type.Tuple(List.of(Builtin.STRING_TYPE, Type.Special.TYPE)));
    Map<String, Type> known =
        e.space()
            ? Map.of("states", names, "methods", texts, "distributed", Builtin.BOOL_TYPE)
            : Map.of("fields", names, "methods", texts, "asserts", texts);
    for (Expr.FieldInit part : e.parts()) {
      Optional<Type> expected = Optional.ofNullable(known.get(part.name().text()));
      if (expected.isPresent()) {
        body.check(part.value(), expected.orElseThrow());
      } else {
        body.infer(part.value());
        body.error(
            RuleCode.UNKNOWN_FIELD,
            part.name(),
            (e.space()
                    ? "`space { … }` is built from `states`, `methods` and `distributed`, not from"
                        + " `%s`."
                    : "`type { … }` is built from `fields`, `methods` and `asserts`, not from"
                        + " `%s`.")
                .formatted(part.name()));
      }
    }
    return Type.Special.TYPE;
  }
}
