package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.ast.Node;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.Types;

/**
 * A declared function at one of its uses: its type parameters replaced by arguments or holes, the
 * effects of its function parameters by open effects.
 *
 * @param params the types of the written parameters
 */
record Instance(
    FunctionSymbol function,
    List<Type> typeArgs,
    Substitution substitution,
    Map<EffectVariable, Effects> effectArgs,
    List<Type> params) {

  /**
   * @param ownerArgs the arguments of the type it is a member of; none for others
   * @param written the type arguments at the use; holes if there are none
   */
  static Instance of(
      Body body, FunctionSymbol function, List<Type> ownerArgs, List<Type> written, Node at) {
    World world = body.world();
    world.headers().completeSignature(function);
    List<Type> typeArgs =
        written.size() == function.typeParams().size()
            ? written
            : function.typeParams().stream().<Type>map(p -> world.fresh(p.name())).toList();
    if (!written.isEmpty() && written.size() != function.typeParams().size()) {
      body.error(
          RuleCode.WRONG_TYPE_ARGUMENT_COUNT,
          at,
          "`%s` takes %d type arguments, but %d are written."
              .formatted(function, function.typeParams().size(), written.size()));
    }
    Map<EffectVariable, Effects> effectArgs = new HashMap<>();
    for (FunctionSymbol.Param p : function.params()) {
      p.effects().ifPresent(v -> effectArgs.put(v, NameRules.openEffects(p.name())));
    }
    Substitution substitution =
        Substitution.of(function.typeParams(), typeArgs)
            .and(new Substitution(Map.of(), effectArgs));
    if (function.owner().isPresent()) {
      substitution =
          substitution.and(Substitution.of(function.owner().orElseThrow().params(), ownerArgs));
    }
    List<Type> params = new ArrayList<>();
    for (FunctionSymbol.Param p : function.params()) {
      params.add(substitution.apply(p.type()));
    }
    return new Instance(function, typeArgs, substitution, effectArgs, List.copyOf(params));
  }

  /** The result's type; infers the function's body where it is not written. */
  Type result(Body body, Node at) {
    Type declared = body.world().bodies().resultOf(function, at);
    return substitution
        .and(new Substitution(Map.of(), resultEffects(body, declared, at)))
        .apply(declared);
  }

  /**
   * Open effects inside the result are the function's own; each use sees them with its arguments.
   */
  private Map<EffectVariable, Effects> resultEffects(Body body, Type declared, Node at) {
    Map<EffectVariable, Effects> all = new HashMap<>();
    for (EffectVariable v : variables(declared)) {
      if (!v.isRigid() && !effectArgs.isEmpty()) {
        EffectVariable here = new EffectVariable(v.toString(), false);
        body.world()
            .effects()
            .instance(v, effectArgs, here, at.span(), new EffectCause.Calls(function));
        all.put(v, Effects.of(here));
      }
    }
    return all;
  }

  private static Set<EffectVariable> variables(Type type) {
    Set<EffectVariable> found = new java.util.LinkedHashSet<>();
    collect(type, found);
    return found;
  }

  private static void collect(Type type, Set<EffectVariable> found) {
    switch (Types.resolve(type)) {
      case Type.Con c -> c.args().forEach(a -> collect(a, found));
      case Type.Tuple t -> t.items().forEach(a -> collect(a, found));
      case Type.Fun f -> {
        f.params().forEach(a -> collect(a, found));
        collect(f.result(), found);
        found.addAll(f.effects().variables());
      }
      case Type.Refined r -> r.args().forEach(a -> collect(a, found));
      case Type.Param p -> {}
      case Type.Var v -> {}
      case Type.Special s -> {}
    }
  }

  /** Notes at the call what the function may do. */
  void called(Body body, Node at) {
    flowsTo(body, body.sink(), at, new EffectCause.Calls(function));
  }

  private void flowsTo(Body body, EffectVariable to, Node at, EffectCause cause) {
    EffectGraph graph = body.world().effects();
    if (body.world().headers().knows(function)) {
      graph.instance(function.effectVariable(), effectArgs, to, at.span(), cause);
    } else {
      graph.flow(substitution.apply(function.effects()), to, at.span(), cause);
    }
  }

  /** The function's type when it is used as a value. */
  Type functionType(Body body, Node at) {
    Arity.function(body.world(), at, params.size());
    EffectVariable latent = new EffectVariable(function.name(), false);
    flowsTo(body, latent, at, new EffectCause.Names(function));
    settle(body, at);
    return new Type.Fun(params, result(body, at), Effects.of(latent));
  }

  /** Bounds are asked when all types are known; equations at once, since they also fill holes. */
  void settle(Body body, Node at) {
    World world = body.world();
    for (int i = 0; i < typeArgs.size(); i++) {
      TypeParameter parameter = function.typeParams().get(i);
      Type argument = typeArgs.get(i);
      if (!parameter.bounds().isEmpty()) {
        world.later(() -> checkBounds(body, at, parameter, argument));
      }
    }
    if (!typeArgs.isEmpty() && function.extern().isEmpty()) {
      world.bodies().ensure(function);
      for (FunctionSymbol.Equation equation : function.equations()) {
        Type argument = substitution.apply(new Type.Param(equation.parameter()));
        Type needed = substitution.apply(equation.type());
        if (world.unifier().fit(argument, needed, at.span()) == Unifier.Fit.NO) {
          body.error(
              RuleCode.EQUATION_NOT_MET,
              at,
              "`%s` works only where `%s`, and here `%s` is `%s`; its body needs that (see the hint at its declaration)."
                  .formatted(function, equation, equation.parameter(), Types.zonk(argument)));
        }
      }
    }
  }

  private void checkBounds(Body body, Node at, TypeParameter parameter, Type argument) {
    for (TypeParameter.Bound bound : parameter.bounds()) {
      if (!OperatorRules.meets(argument, bound)) {
        body.error(
            RuleCode.BOUND_NOT_MET,
            at,
            "`%s` needs `%s: %s`, and `%s` does not support that."
                .formatted(function, parameter, bound, Types.zonk(argument)));
      }
    }
  }
}
