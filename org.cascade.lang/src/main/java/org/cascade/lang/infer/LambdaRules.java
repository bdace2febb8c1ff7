package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/**
 * Lambdas: their parameters take their types from the place, their result and effects from the
 * body.
 */
final class LambdaRules {
  private LambdaRules() {}

  static Type lambda(Body body, Expr.Lambda e, Optional<Type> expected) {
    Arity.function(body.world(), e, e.params().size());
    Optional<Type.Fun> wanted =
        expected
            .map(Types::unrefined)
            .filter(t -> t instanceof Type.Fun f && f.params().size() == e.params().size())
            .map(t -> (Type.Fun) t);
    EffectVariable sink = new EffectVariable("a lambda", false);
    Body inside = body.detached(body.scope().inner(), Returns.of(Optional.empty()), sink);
    Repeated.report(body.world(), "parameter", e.params().stream().map(Decl.Param::name).toList());
    boolean misfit = wrongCount(body, e, expected);
    List<Type> params = new ArrayList<>();
    for (int i = 0; i < e.params().size(); i++) {
      int index = i;
      Optional<Type> given =
          misfit ? Optional.of(Type.Special.ERROR) : wanted.map(w -> w.params().get(index));
      params.add(parameter(inside, e.params().get(i), given));
    }
    Type result = result(inside, e, wanted.map(Type.Fun::result));
    body.world().table().put(e, Effects.of(sink));
    return misfit ? Type.Special.ERROR : new Type.Fun(params, result, Effects.of(sink));
  }

  /** Reports a lambda of more or fewer parameters than its place needs. */
  private static boolean wrongCount(Body body, Expr.Lambda e, Optional<Type> expected) {
    if (!(expected.map(Types::unrefined).orElse(Type.UNIT) instanceof Type.Fun wanted)
        || wanted.params().size() == e.params().size()) {
      return false;
    }
    body.error(
        RuleCode.WRONG_ARGUMENT_COUNT,
        e,
        "A function of %d parameter%s is needed here, `%s`, and this lambda has %d."
            .formatted(
                wanted.params().size(),
                wanted.params().size() == 1 ? "" : "s",
                Types.zonk(wanted),
                e.params().size()));
    return true;
  }

  private static Type parameter(Body inside, Decl.Param p, Optional<Type> wanted) {
    Type type =
        p.type()
            .map(t -> inside.localTypes().read(t))
            .or(() -> wanted)
            .orElseGet(() -> inside.world().fresh(p.name().text()));
    Variable v = new Variable(p.name().text(), Variable.Kind.PARAMETER, type, p.name().span());
    inside.world().table().put(p, v);
    if (!p.name().text().equals("_")) {
      inside.scope().declare(v);
    }
    return type;
  }

  /** A place that wants a known result checks the body against it; else the body decides. */
  private static Type result(Body inside, Expr.Lambda e, Optional<Type> wanted) {
    Optional<Type> known = wanted.map(Types::resolve).filter(t -> !(t instanceof Type.Var));
    boolean joins = Blocks.returnsEarly(e.body());
    if (known.isPresent() && Types.unsolved(known.orElseThrow()).isEmpty()) {
      Returns returns = Returns.of(known);
      Body checked = inside.detached(inside.scope(), returns, inside.sink());
      checked.checkTail(e.body(), known.orElseThrow());
      return known.orElseThrow();
    }
    Type type = inside.infer(e.body(), known);
    if (!joins) {
      return type;
    }
    if (Types.resolve(type) != Type.Special.NEVER) {
      BlockRules.joinReturn(inside, type, e.body());
    }
    return inside.returns().joined().orElse(type);
  }
}
