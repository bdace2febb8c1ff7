package org.cascade.lang.core;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.infer.Coercion;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Lowers expressions: one flat switch, and the forms that need no file of their own. */
final class LowerExpr {
  private final Lowering lowering;
  private final Scope scope;

  LowerExpr(Lowering lowering, Scope scope) {
    this.lowering = lowering;
    this.scope = scope;
  }

  /** The expression's value as its place takes it. */
  Core lower(Expr expr) {
    Core bare = bare(expr);
    return scope.table().coercion(expr).map(c -> coerce(expr, bare, c)).orElse(bare);
  }

  private Core coerce(Expr expr, Core bare, Coercion coercion) {
    Type to = scope.types().apply(Types.closed(coercion.to()));
    return switch (coercion) {
      case Coercion.Widen w -> widen(bare, to);
      case Coercion.Prove p -> lowering.refinements().claim(scope, bare, to);
      case Coercion.Discard d -> discard(bare);
      case Coercion.Vote v -> vote(expr, bare, to);
    };
  }

  static Core widen(Core value, Type to) {
    boolean nothingToDo = LowerTypes.same(value.type(), to) || value.type() == Type.Special.NEVER;
    return nothingToDo ? value : new Core.Coerce(value.span(), to, value);
  }

  static Core discard(Core value) {
    boolean nothingToDo = Types.isUnit(value.type()) || value.type() == Type.Special.NEVER;
    return nothingToDo
        ? value
        : new Core.Sequence(value.span(), List.of(value), new Core.Unit(value.span()));
  }

  private static Core vote(Expr expr, Core bare, Type to) {
    Span span = expr.span();
    Core ok = variant(span, to, "Ok", List.of(new Core.Unit(span)));
    Core err = variant(span, to, "Err", List.of(text(span, LowerRefine.textOf(span))));
    return new Core.If(span, to, bare, ok, err);
  }

  static Core variant(Span span, Type type, String constructor, List<Core> fields) {
    boolean option = constructor.equals("Some") || constructor.equals("None");
    return new Core.VariantOf(
        span,
        type,
        (option ? Builtin.OPTION : Builtin.RESULT).constructor(constructor).orElseThrow(),
        fields);
  }

  static Core text(Span span, String text) {
    return new Core.Literal(span, Builtin.STRING_TYPE, text);
  }

  private Core bare(Expr expr) {
    return switch (expr) {
      case Expr.IntLit e -> new Core.Literal(e.span(), scope.type(e), literal(e));
      case Expr.RealLit e -> new Core.Literal(e.span(), scope.type(e), e.value());
      case Expr.BoolLit e -> new Core.Literal(e.span(), Builtin.BOOL_TYPE, e.value());
      case Expr.StringLit e -> text(e.span(), e.value());
      case Expr.Template e -> new Core.Template(e.span(), Builtin.STRING_TYPE, all(e.parts()));
      case Expr.NameRef e -> lowering.names(scope).name(e);
      case Expr.TypeRef e -> lowering.names(scope).typeName(e);
      case Expr.Member e -> lowering.names(scope).member(e);
      case Expr.TupleIndex e ->
          new Core.TupleItem(e.span(), scope.type(e), lower(e.target()), e.index());
      case Expr.Call e -> lowering.calls(scope).call(e);
      case Expr.Index e -> index(e);
      case Expr.Try e -> attemptOn(e);
      case Expr.Unary e -> ops().unary(e);
      case Expr.Binary e -> ops().binary(e);
      case Expr.Comparison e -> ops().comparison(e);
      case Expr.Range e ->
          new Core.Operate(
              e.span(), scope.type(e), Primitive.RANGE, List.of(lower(e.from()), lower(e.to())));
      case Expr.Lambda e -> lambda(e);
      case Expr.If e -> choose(e);
      case Expr.Match e -> LowerMatch.lower(lowering, scope, e);
      case Expr.Block e -> new LowerBlock(lowering, scope).block(e);
      case Expr.Tuple e when scope.type(e) == Type.Special.TYPE -> tupleType(e);
      case Expr.Tuple e ->
          e.items().isEmpty()
              ? new Core.Unit(e.span())
              : new Core.TupleOf(e.span(), placedItems(e), all(e.items()));
      case Expr.ArrayLit e -> new Core.ArrayOf(e.span(), scope.type(e), all(e.items()));
      case Expr.RecordLit e
          when scope.table().resolution(e).orElse(null) instanceof Resolution.Elaborated x ->
          lower(x.to());
      case Expr.RecordLit e -> lowering.records(scope).literal(e);
      case Expr.With e -> lowering.records(scope).with(e);
      case Expr.As e -> lowering.refinements().as(scope, e, lower(e.operand()));
      case Expr.Is e -> test(e);
      default -> statement(expr);
    };
  }

  private Core statement(Expr expr) {
    return switch (expr) {
      case Expr.For e -> loop(e);
      case Expr.While e -> loop(e);
      case Expr.Return e -> leave(e);
      case Expr.Assign e -> lowering.names(scope).assign(e, lower(e.value()));
      case Expr.Attempt e ->
          new Core.Attempt(e.span(), scope.type(e), lowering.exprs(scope.inBody()).lower(e.body()));
      case Expr.OnEnd e ->
          new Core.OnEnd(
              e.span(), e.ending(), discard(lowering.exprs(scope.inBody()).lower(e.body())));
      case Expr.Splice e -> spliced(e);
      case Expr.Built e -> lowering.names(scope).built(e);
      default ->
          throw new CascadeBugException(
              "cannot lower " + expr.getClass().getSimpleName() + " at " + expr.span());
    };
  }

  private LowerOps ops() {
    return new LowerOps(lowering, scope, this);
  }

  List<Core> all(List<Expr> exprs) {
    return exprs.stream().map(this::lower).toList();
  }

  private Type placedItems(Expr.Tuple tuple) {
    Type own = scope.type(tuple);
    return Types.isError(own)
        ? new Type.Tuple(tuple.items().stream().map(scope::placedType).toList())
        : own;
  }

  // ---- literals ----

  /** The value of a literal, with its sign. */
  static Object literal(Expr expr) {
    return switch (expr) {
      case Expr.IntLit e -> e.value().longValueExact();
      case Expr.RealLit e -> e.value();
      case Expr.BoolLit e -> e.value();
      case Expr.StringLit e -> e.value();
      case Expr.Unary u when u.operand() instanceof Expr.IntLit i ->
          BigInteger.ZERO.subtract(i.value()).longValueExact();
      case Expr.Unary u when u.operand() instanceof Expr.RealLit r -> -r.value();
      default -> throw new CascadeBugException("not a literal at " + expr.span());
    };
  }

  /** A literal of a pattern, which inference may not have typed; else any expression. */
  Core constant(Expr expr) {
    boolean isInt = expr instanceof Expr.IntLit;
    boolean isReal = expr instanceof Expr.RealLit;
    if (expr instanceof Expr.Unary u && u.op() == Expr.UnaryOp.NEGATE) {
      isInt = u.operand() instanceof Expr.IntLit;
      isReal = u.operand() instanceof Expr.RealLit;
    }
    if (isInt || isReal) {
      Type type = isInt ? Builtin.INT_TYPE : Builtin.REAL_TYPE;
      return new Core.Literal(expr.span(), type, literal(expr));
    }
    return lower(expr);
  }

  // ---- choices ----

  private Core choose(Expr.If e) {
    Type type = scope.type(e);
    Supplier<Core> otherwise =
        () -> e.otherwise().map(this::lower).orElseGet(() -> new Core.Unit(e.span()));
    boolean dropped = e.otherwise().isEmpty() && Types.isUnit(type);
    Supplier<Core> then = () -> dropped ? discard(lower(e.then())) : lower(e.then());
    if (!hasTest(e.condition())) {
      return new Core.If(e.span(), type, lower(e.condition()), then.get(), otherwise.get());
    }
    Label label = new Label("otherwise");
    Core body =
        condition(e.condition(), type, then, () -> new Core.Jump(e.span(), label, List.of()));
    return LowerJoins.share(e.span(), label, List.of(), otherwise.get(), body);
  }

  /** Whether names that {@code is} binds are seen where the condition holds. */
  private static boolean hasTest(Expr condition) {
    return switch (condition) {
      case Expr.Is is -> true;
      case Expr.Binary b when b.op() == Expr.BinaryOp.AND ->
          hasTest(b.left()) || hasTest(b.right());
      default -> false;
    };
  }

  /** Goes on with one or the other; {@code fail} must be small, for it may be built often. */
  Core condition(Expr e, Type type, Supplier<Core> then, Supplier<Core> fail) {
    if (hasTest(e) && e instanceof Expr.Binary b) {
      return condition(b.left(), type, () -> condition(b.right(), type, then, fail), fail);
    }
    if (e instanceof Expr.Is is) {
      return new LowerMatch(lowering, scope, e.span(), type)
          .single(lower(is.operand()), is.pattern(), then, fail);
    }
    return new Core.If(e.span(), type, lower(e), then.get(), fail.get());
  }

  private Core test(Expr.Is e) {
    return condition(
        e,
        Builtin.BOOL_TYPE,
        () -> new Core.Literal(e.span(), Builtin.BOOL_TYPE, true),
        () -> new Core.Literal(e.span(), Builtin.BOOL_TYPE, false));
  }

  // ---- loops ----

  private Core loop(Expr.For e) {
    Core iterable = lower(e.iterable());
    Type item =
        Types.args(iterable.type()).isEmpty()
            ? Builtin.INT_TYPE
            : Types.args(iterable.type()).getFirst();
    if (e.pattern() instanceof org.cascade.lang.ast.Pattern.Bind bind) {
      Local local = scope.bind(scope.variable(bind), scope.temporary(bind.name().text(), item));
      return new Core.ForEach(
          e.span(), local, iterable, invariants(e.invariants()), discard(lower(e.body())));
    }
    Local local = scope.temporary("item", item);
    LowerMatch match = new LowerMatch(lowering, scope, e.span(), Type.UNIT);
    Core body =
        match.single(
            new Core.Read(e.pattern().span(), local),
            e.pattern(),
            () -> discard(lower(e.body())),
            match::impossible);
    return new Core.ForEach(e.span(), local, iterable, invariants(e.invariants()), body);
  }

  private Core loop(Expr.While e) {
    Core condition = lower(e.condition());
    Core body = discard(lower(e.body()));
    return new Core.While(e.span(), condition, invariants(e.invariants()), body);
  }

  private List<Core.Claim> invariants(List<Expr> conditions) {
    return conditions.stream().map(c -> lowering.refinements().invariant(scope, c)).toList();
  }

  // ---- leaving ----

  private Core leave(Expr.Return e) {
    Core value = e.value().map(this::lower).orElseGet(() -> new Core.Unit(e.span()));
    return returning(e.span(), value);
  }

  /** Leaves the function; one that updates gives its {@code self}. */
  Core returning(Span span, Core value) {
    if (!scope.updates()) {
      return new Core.Return(span, value);
    }
    Core result = new Core.Return(span, scope.readSelf(span));
    return value instanceof Core.Unit || value instanceof Core.Read
        ? result
        : new Core.Sequence(span, List.of(value), result);
  }

  /** {@code e?}: the value, or out with the error, as an error of the function's own result. */
  private Core attemptOn(Expr.Try e) {
    boolean option = ((Resolution.TryOn) scope.resolution(e)).option();
    Core target = lower(e.target());
    Span span = e.span();
    Type type = scope.type(e);
    Local value = scope.temporary("value", type);
    String good = option ? "Some" : "Ok";
    String bad = option ? "None" : "Err";
    Core.Case onValue =
        new Core.Case(span, test(good, Optional.of(value)), new Core.Read(span, value));
    List<Core> rest = new ArrayList<>();
    Optional<Local> error = Optional.empty();
    if (!option) {
      Local local = scope.temporary("error", Types.args(target.type()).get(1));
      error = Optional.of(local);
      Core read = new Core.Read(span, local);
      List<Type> resultArgs = Types.args(scope.result());
      rest.add(resultArgs.size() > 1 ? widen(read, resultArgs.get(1)) : read);
    }
    Core out = returning(span, variant(span, scope.result(), bad, rest));
    Core.Case onError = new Core.Case(span, test(bad, error), out);
    return new Core.Switch(span, type, target, List.of(onValue, onError), Optional.empty());
  }

  private static Core.Test test(String constructor, Optional<Local> field) {
    boolean option = constructor.equals("Some") || constructor.equals("None");
    return new Core.Test.OfConstructor(
        (option ? Builtin.OPTION : Builtin.RESULT).constructor(constructor).orElseThrow(),
        constructor.equals("None") ? List.of() : List.of(field));
  }

  // ---- the rest ----

  private Core index(Expr.Index e) {
    Primitive op =
        switch (((Resolution.IndexOf) scope.resolution(e)).kind()) {
          case ARRAY -> Primitive.ARRAY_INDEX;
          case MAP -> Primitive.MAP_INDEX;
          case STRING -> Primitive.STRING_INDEX;
        };
    return new Core.Operate(
        e.span(), scope.type(e), op, List.of(lower(e.target()), lower(e.index())));
  }

  /** The type of tuples: known, or of members that are computed. */
  private Core tupleType(Expr.Tuple e) {
    return scope.resolution(e) instanceof Resolution.CallFunction make
        ? new Core.Call(
            e.span(),
            Type.Special.TYPE,
            make.function(),
            List.of(),
            List.of(new Core.ArrayOf(e.span(), Builtin.array(Type.Special.TYPE), all(e.items()))))
        : lowering.names(scope).typeName(e);
  }

  private Core lambda(Expr.Lambda e) {
    Type type = scope.type(e);
    Type result = LowerTypes.resultOf(type);
    Scope inner = scope.inLambda(result);
    List<Local> params = new ArrayList<>();
    for (Decl.Param param : e.params()) {
      params.add(inner.declare(scope.variable(param)));
    }
    Core body = lowering.exprs(inner).lower(e.body());
    return new Core.Lambda(e.span(), type, params, Types.isUnit(result) ? discard(body) : body);
  }

  private Core spliced(Expr.Splice e) {
    return scope
        .table()
        .resolution(e)
        .map(r -> splicedValue(e, r))
        .orElseGet(() -> lower(e.call()));
  }

  private static Core splicedValue(Expr.Splice e, Resolution resolution) {
    return switch (resolution) {
      case Resolution.Spliced spliced -> spliced.value();
      case Resolution.OfType type -> new Core.TypeValue(e.span(), Type.Special.TYPE, type.type());
      default -> throw new CascadeBugException("no value of `@`: " + resolution);
    };
  }
}
