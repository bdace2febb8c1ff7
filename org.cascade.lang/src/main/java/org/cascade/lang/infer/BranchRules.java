package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/** {@code if} and {@code match}, and what their conditions tell about variables. */
final class BranchRules {
  private BranchRules() {}

  /** Whether the place of the expression is the place of expressions inside it. */
  static boolean pushesDown(Expr expr) {
    return expr instanceof Expr.Block
        || expr instanceof Expr.Match
        || expr instanceof Expr.If i && i.otherwise().isPresent();
  }

  static void check(Body body, Expr expr, Type expected, boolean tail) {
    switch (expr) {
      case Expr.Block b -> BlockRules.checkBlock(body, b, expected, tail);
      case Expr.Match m -> checkMatch(body, m, expected, tail);
      case Expr.If i -> {
        Body then = condition(body, i.condition());
        then.check(i.then(), expected, tail);
        body.check(i.otherwise().orElseThrow(), expected, tail);
      }
      default -> throw new IllegalArgumentException(expr.toString());
    }
  }

  // ---- if ----

  static Type inferIf(Body body, Expr.If e) {
    Body then = condition(body, e.condition());
    if (e.otherwise().isEmpty()) {
      then.check(e.then(), Type.UNIT, true);
      return Type.UNIT;
    }
    Type first = then.infer(e.then());
    Type second = body.infer(e.otherwise().orElseThrow());
    return joined(body, List.of(e.then(), e.otherwise().orElseThrow()), List.of(first, second));
  }

  /** Infers the condition; gives back the body for what runs if it holds. */
  static Body condition(Body body, Expr condition) {
    body.check(condition, Builtin.BOOL_TYPE);
    return narrowedBy(body, condition);
  }

  /** Where the condition holds, a variable that it asks by {@code is T} is a T. */
  static Body narrowedBy(Body body, Expr condition) {
    Body inner = body.inner();
    narrow(inner, condition);
    return inner;
  }

  private static void narrow(Body body, Expr condition) {
    if (condition instanceof Expr.Binary b && b.op() == Expr.BinaryOp.AND) {
      narrow(body, b.left());
      narrow(body, b.right());
    } else if (condition instanceof Expr.Is is && is.operand() instanceof Expr.NameRef name) {
      unchanging(body, name)
          .filter(v -> Types.resolve(v.type()) != Type.Special.TYPE)
          .ifPresent(v -> testedType(body, is.pattern()).ifPresent(t -> body.scope().narrow(v, t)));
    }
  }

  /** The variable that a name stands for, if it keeps its value. */
  private static Optional<Variable> unchanging(Body body, Expr.NameRef name) {
    return body.world()
        .table()
        .resolution(name)
        .flatMap(r ->
            switch (r) {
              case Resolution.OfLocal local -> Optional.of(local.variable());
              case Resolution.OfGlobal global -> Optional.of(global.variable());
              default -> Optional.empty();
            })
        .filter(v -> v.kind() != Variable.Kind.VAR && v.kind() != Variable.Kind.MODULE_VAR);
  }

  private static Optional<Type> testedType(Body body, Pattern pattern) {
    return body.world()
        .table()
        .resolution(pattern)
        .flatMap(r ->
            switch (r) {
              case Resolution.TestType t -> Optional.of(t.type());
              case Resolution.TestRefinement t -> Optional.of(t.refinement());
              default -> Optional.empty();
            });
  }

  // ---- match ----

  private static void checkMatch(Body body, Expr.Match m, Type expected, boolean tail) {
    Type subject = subject(body, m);
    for (Expr.Arm arm : m.arms()) {
      arm(body, arm, subject).check(arm.body(), expected, tail);
    }
    exhaustive(body, m, subject);
  }

  static Type inferMatch(Body body, Expr.Match m) {
    Type subject = subject(body, m);
    List<Expr> bodies = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    for (Expr.Arm arm : m.arms()) {
      bodies.add(arm.body());
      types.add(arm(body, arm, subject).infer(arm.body()));
    }
    exhaustive(body, m, subject);
    return joined(body, bodies, types);
  }

  /** Any number of values may be matched at once. */
  private static Type subject(Body body, Expr.Match m) {
    if (!(m.subject() instanceof Expr.Tuple tuple) || !m.isOfSeveral()) {
      return body.infer(m.subject());
    }
    Type type = new Type.Tuple(tuple.items().stream().map(body::infer).toList());
    body.world().table().put(tuple, type);
    return type;
  }

  private static Body arm(Body body, Expr.Arm arm, Type subject) {
    Body inner = body.inner();
    PatternRules.bind(inner, arm.pattern(), subject);
    if (arm.guard().isEmpty()) {
      return inner;
    }
    return condition(inner, arm.guard().orElseThrow());
  }

  private static void exhaustive(Body body, Expr.Match m, Type subject) {
    body.world().later(() -> Exhaustiveness.check(body.world(), m, Types.zonk(subject)));
  }

  /** The least type that all branches fit. */
  private static Type joined(Body body, List<Expr> branches, List<Type> types) {
    Type result = Type.Special.NEVER;
    for (int i = 0; i < types.size(); i++) {
      Type type = types.get(i);
      if (Types.resolve(result) == Type.Special.NEVER) {
        result = type;
        continue;
      }
      Optional<Type> join = body.world().unifier().join(result, type);
      if (join.isEmpty()) {
        body.error(
            RuleCode.TYPE_MISMATCH,
            Blocks.valueOf(branches.get(i)),
            "This branch is `%s`, but the ones before are `%s`; all must have one type."
                .formatted(Types.zonk(type), Types.zonk(result)));
        return Type.Special.ERROR;
      }
      result = join.orElseThrow();
    }
    for (int i = 0; i < types.size(); i++) {
      if (Types.resolve(types.get(i)) != Type.Special.NEVER) {
        widen(body, branches.get(i), types.get(i), result);
      }
    }
    return result;
  }

  private static void widen(Body body, Expr branch, Type type, Type result) {
    if (body.world().unifier().fit(type, result, branch.span()) == Unifier.Fit.WIDER) {
      body.world().table().put(branch, new Coercion.Widen(result));
    }
  }
}
