package org.cascade.lang.infer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/** Blocks, statements, loops and {@code return}. */
final class BlockRules {
  private BlockRules() {}

  static Type inferBlock(Body outer, Expr.Block block) {
    Body body = outer.inner();
    Optional<Expr> last = allButLast(body, block);
    return last.map(body::infer).orElse(Type.UNIT);
  }

  static void checkBlock(Body outer, Expr.Block block, Type expected, boolean tail) {
    Body body = outer.inner();
    Optional<Expr> last = allButLast(body, block);
    if (last.isPresent()) {
      body.check(last.orElseThrow(), expected, tail);
    } else if (body.world().unifier().fit(Type.UNIT, expected, block.span()) == Unifier.Fit.NO) {
      body.error(
          RuleCode.TYPE_MISMATCH,
          block,
          "This block ends without a value, but `%s` is needed here; its last line must be an expression."
              .formatted(Types.zonk(expected)));
    }
  }

  /** Everything but a closing expression, which is given back. */
  private static Optional<Expr> allButLast(Body body, Expr.Block block) {
    List<Stmt> stmts = block.stmts();
    stmts.stream()
        .filter(s -> s instanceof Decl.Function)
        .forEach(s -> body.world().bodies().declareLocal(body, (Decl.Function) s));
    Repeated.report(body.world(), "value", stmts.stream().flatMap(BlockRules::declared).toList());
    boolean hasValue = !stmts.isEmpty() && stmts.getLast() instanceof Stmt.Eval;
    for (Stmt s : hasValue ? stmts.subList(0, stmts.size() - 1) : stmts) {
      statement(body, s);
    }
    return hasValue ? Optional.of(((Stmt.Eval) stmts.getLast()).expr()) : Optional.empty();
  }

  /** The values a statement declares; functions may share a name. */
  private static Stream<Name> declared(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Let s -> PatternRules.names(s.pattern()).distinct();
      case Stmt.Var s -> Stream.of(s.name());
      case Decl.Const s -> Stream.of(s.name());
      case Stmt.Assert s -> Stream.of();
      case Stmt.Eval s -> Stream.of();
      case Decl.Function s -> Stream.of();
    };
  }

  static void statement(Body body, Stmt stmt) {
    switch (stmt) {
      case Stmt.Let s -> let(body, s);
      case Stmt.Var s -> variable(body, s);
      case Stmt.Assert s -> body.check(s.condition(), Builtin.BOOL_TYPE);
      case Stmt.Eval s -> {
        body.infer(s.expr());
        warnOfLostUpdate(body, s.expr());
        warnOfLostValue(body, s.expr());
      }
      case Decl.Const s -> constant(body, s);
      case Decl.Function s ->
          body.world().table().function(s).ifPresent(f -> body.world().bodies().ensure(f));
    }
  }

  private static void warnOfLostUpdate(Body body, Expr expr) {
    if (body.world().table().resolution(expr).orElse(new Resolution.CallValue())
            instanceof Resolution.CallFunction c
        && c.function().updates()) {
      body.error(
          RuleCode.UPDATE_UNUSED,
          expr,
          "`%s` gives back an updated copy, which is thrown away here; write `let y = %s` or assign it."
              .formatted(c.function().name(), ExprRules.shortText(expr)));
    }
  }

  private static void warnOfLostValue(Body body, Expr expr) {
    if (onlyGivesValue(expr)) {
      body.error(
          RuleCode.VALUE_UNUSED,
          expr,
          "The value of `%s` is thrown away, and this line does nothing else; use it, give it a name with `let`, or leave it out."
              .formatted(ExprRules.shortText(expr)));
    }
  }

  /** Whether an expression can only have been written for its value: calls may do something. */
  private static boolean onlyGivesValue(Expr expr) {
    return switch (expr) {
      case Expr.IntLit e -> true;
      case Expr.RealLit e -> true;
      case Expr.BoolLit e -> true;
      case Expr.StringLit e -> true;
      case Expr.Template e -> true;
      case Expr.NameRef e -> !e.name().isMissing();
      case Expr.TypeRef e -> !e.name().isMissing();
      case Expr.Member e -> !e.name().isMissing();
      case Expr.TupleIndex e -> true;
      case Expr.Unary e -> true;
      case Expr.Binary e ->
          switch (e.op()) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, POWER -> true;
            case AND, OR, PIPE -> false;
          };
      case Expr.Comparison e -> true;
      case Expr.Range e -> true;
      case Expr.Lambda e -> true;
      case Expr.Tuple e -> !e.items().isEmpty();
      case Expr.ArrayLit e -> true;
      case Expr.RecordLit e -> true;
      case Expr.With e -> true;
      case Expr.Is e -> true;
      default -> false;
    };
  }

  private static void let(Body body, Stmt.Let s) {
    Type type = valueType(body, s.type().map(t -> body.localTypes().read(t)), s.value());
    PatternRules.bind(body, s.pattern(), type);
    PatternRules.mustNotFail(body, s.pattern(), type);
  }

  static Type valueType(Body body, Optional<Type> written, Expr value) {
    if (written.isPresent()) {
      body.check(value, written.orElseThrow());
      return written.orElseThrow();
    }
    Type type = body.infer(value);
    return Types.resolve(type) == Type.Special.NEVER ? Type.UNIT : type;
  }

  private static void variable(Body body, Stmt.Var s) {
    Type type = valueType(body, s.type().map(t -> body.localTypes().read(t)), s.value());
    Type held = s.type().isPresent() ? type : Types.unrefined(type);
    Variable v = new Variable(s.name().text(), Variable.Kind.VAR, held, s.name().span());
    body.world().table().put(s, v);
    body.scope().declare(v);
  }

  private static void constant(Body body, Decl.Const s) {
    Type type = valueType(body, s.type().map(t -> body.localTypes().read(t)), s.value());
    Variable v = new Variable(s.name().text(), Variable.Kind.LET, type, s.name().span());
    body.world().table().put(s, v);
    body.scope().declare(v);
  }

  // ---- loops ----

  static Type loopFor(Body outer, Expr.For e) {
    Type iterable = Types.unrefined(outer.infer(e.iterable()));
    Type element = Type.Special.ERROR;
    if (iterable instanceof Type.Con c
        && (c.symbol() == Builtin.ARRAY || c.symbol() == Builtin.SET)) {
      element = c.args().getFirst();
    } else if (iterable instanceof Type.Con c
        && (c.symbol() == Builtin.MAP || c.symbol() == Builtin.BTREE)) {
      outer.error(
          RuleCode.BAD_OPERAND,
          e.iterable(),
          "`for` goes over an Array or a Set; write `.entries()`, `.keys()` or `.values()` behind this `%s`."
              .formatted(Types.zonk(iterable)));
    } else if (!Types.isError(iterable)) {
      outer.error(
          RuleCode.BAD_OPERAND,
          e.iterable(),
          "`for` goes over an Array or a Set, and this is `%s`.".formatted(Types.zonk(iterable)));
    }
    invariants(outer, e.invariants());
    Body body = outer.inner();
    PatternRules.bind(body, e.pattern(), element);
    PatternRules.mustNotFail(body, e.pattern(), element);
    body.check(e.body(), Type.UNIT, true);
    return Type.UNIT;
  }

  static Type loopWhile(Body body, Expr.While e) {
    body.check(e.condition(), Builtin.BOOL_TYPE);
    invariants(body, e.invariants());
    body.check(e.body(), Type.UNIT, true);
    return Type.UNIT;
  }

  /** They hold before each round, so they do not see what a round binds. */
  private static void invariants(Body body, List<Expr> conditions) {
    conditions.forEach(i -> body.world().bodies().predicate(body, i, "a loop's invariant"));
  }

  // ---- return ----

  static Type returns(Body body, Expr.Return e) {
    Returns returns = body.returns();
    if (!returns.isAllowed()) {
      body.error(RuleCode.RETURN_OUTSIDE, e, "There is no function here that `return` could end.");
      e.value().ifPresent(body::infer);
      return Type.Special.NEVER;
    }
    if (e.value().isPresent() && returns.written().isPresent()) {
      body.checkTail(e.value().orElseThrow(), returns.written().orElseThrow());
    } else {
      Type type = e.value().map(body::infer).orElse(Type.UNIT);
      joinReturn(body, type, e);
    }
    return Type.Special.NEVER;
  }

  /** Joins what is returned here with what is returned elsewhere. */
  static void joinReturn(Body body, Type type, Node at) {
    Returns returns = body.returns();
    Optional<Type> known = returns.written().or(returns::joined);
    if (known.isEmpty()) {
      returns.join(type);
      return;
    }
    if (body.world().unifier().fit(type, known.orElseThrow(), at.span()) != Unifier.Fit.NO) {
      return;
    }
    Optional<Type> joined =
        returns.written().isPresent()
            ? Optional.empty()
            : body.world().unifier().join(known.orElseThrow(), type);
    joined.ifPresentOrElse(
        returns::join,
        () -> body.error(RuleCode.TYPE_MISMATCH, at, Mismatch.message(type, known.orElseThrow())));
  }
}
