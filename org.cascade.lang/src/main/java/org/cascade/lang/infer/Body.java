package org.cascade.lang.infer;

import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.Scope;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/**
 * Where an expression stands: its module, scope, enclosing function, and what takes up its effects.
 * The rules of the language are in the {@code …Rules} classes; this is how they reach each other.
 *
 * @param self the record or space whose members are in scope
 * @param sink takes up the effects of what stands here
 * @param votes whether a Bool may stand for a {@code Result} (in a transaction type)
 */
record Body(
    World world,
    ModuleScope module,
    Scope scope,
    Optional<TypeSymbol> self,
    Optional<FunctionSymbol> function,
    Returns returns,
    EffectVariable sink,
    boolean votes) {

  Body in(Scope other) {
    return new Body(world, module, other, self, function, returns, sink, votes);
  }

  Body inner() {
    return in(scope.inner());
  }

  /** The same place, with its effects taken up by something else. */
  Body within(EffectVariable otherSink) {
    return new Body(world, module, scope, self, function, returns, otherSink, votes);
  }

  /** For the body of a lambda or of {@code on commit}. */
  Body detached(Scope other, Returns otherReturns, EffectVariable otherSink) {
    return new Body(world, module, other, self, function, otherReturns, otherSink, false);
  }

  // ---- expressions ----

  Type infer(Expr expr) {
    return infer(expr, Optional.empty());
  }

  /**
   * The expression's own type.
   *
   * @param expected what its place would like, to fill holes with; the caller still has to place it
   */
  Type infer(Expr expr, Optional<Type> expected) {
    Type type = ExprRules.infer(this, expr, expected);
    world.table().put(expr, type);
    return type;
  }

  /** Infers the expression and makes it fit its place, or reports that it does not. */
  void check(Expr expr, Type expected) {
    check(expr, expected, false);
  }

  /** As {@link #check}, where a function or lambda ends: its value may be dropped or be a vote. */
  void checkTail(Expr expr, Type expected) {
    check(expr, expected, true);
  }

  void check(Expr expr, Type expected, boolean tail) {
    if (BranchRules.pushesDown(expr)) {
      BranchRules.check(this, expr, expected, tail);
      world.table().put(expr, expected);
      return;
    }
    Type actual = infer(expr, Optional.of(expected));
    place(expr, actual, expected, tail);
  }

  /** Makes an inferred expression fit its place, or reports that it does not. */
  void place(Expr expr, Type actual, Type expected, boolean tail) {
    switch (world.unifier().fit(actual, expected, expr.span())) {
      case SAME -> {}
      case WIDER -> world.table().put(expr, new Coercion.Widen(expected));
      case PROOF -> world.table().put(expr, new Coercion.Prove(expected));
      case NO -> placeOtherwise(expr, actual, expected, tail);
    }
  }

  private void placeOtherwise(Expr expr, Type actual, Type expected, boolean tail) {
    Type needed = Types.resolve(expected);
    if (tail && Types.isUnit(needed)) {
      world.table().put(expr, new Coercion.Discard(Type.UNIT));
    } else if (tail
        && votes
        && Builtin.is(actual, Builtin.BOOL)
        && Builtin.is(needed, Builtin.RESULT)) {
      world.table().put(expr, new Coercion.Vote(needed));
    } else if (!Types.holdsError(actual)) {
      world.error(RuleCode.TYPE_MISMATCH, expr, Mismatch.message(expr, actual, needed));
    }
  }

  void error(RuleCode code, Node node, String message) {
    world.error(code, node, message);
  }

  /** Notes that what stands at the node may do this. */
  void does(Effects effects, Node node) {
    world.effects().flow(effects, sink, node.span(), new EffectCause.Does());
  }

  /** Reads a type written in an expression. */
  TypeReader types() {
    return new TypeReader(world, module, scope, Effects.ANY);
  }

  /** Reads a type written at a local variable or lambda parameter: its effects are inferred. */
  TypeReader localTypes() {
    return types().withUnwritten(Effects.of(new EffectVariable("a function", false)));
  }
}
