package org.cascade.lang.infer;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;

/** {@code S.new(…)}, {@code S.parallel_map(…)} and transactions called on a space's name. */
final class SpaceCallRules {
  private SpaceCallRules() {}

  private static List<FunctionSymbol> named(SpaceSymbol s, String name) {
    return s.functions().stream()
        .filter(f -> f.name().equals(name) && f.kind() != Decl.FunctionKind.MIGRATE)
        .toList();
  }

  static Type onName(
      Body body,
      Expr.Call e,
      Expr.Member m,
      SpaceSymbol s,
      Type.Con type,
      Optional<Type> expected) {
    List<FunctionSymbol> functions = named(s, m.name().text());
    if (!functions.isEmpty()) {
      return Candidates.call(
          body, e, functions, Candidates.Kind.SPACE_NAME, type.args(), Optional.empty(), expected);
    }
    return switch (m.name().text()) {
      case "new" -> create(body, e, s, type, expected);
      case "parallel_map" -> parallelMap(body, e, type);
      case "parallel_reduce" -> parallelReduce(body, e, type);
      default -> {
        CallRules.arguments(body, e);
        MemberCallRules.unknownOnSpace(body, m, s);
        yield Type.Special.ERROR;
      }
    };
  }

  private static Type create(
      Body body, Expr.Call e, SpaceSymbol s, Type.Con type, Optional<Type> expected) {
    body.world().table().put(e, new Resolution.CallNew(s, type.args()));
    body.does(Effects.write(s), e);
    CallRules.fillFromExpected(body, type, expected, e);
    Substitution args = Substitution.of(s.params(), type.args());
    Set<String> given = new HashSet<>();
    int embeds = 0;
    for (Expr.Arg a : e.args()) {
      Optional<Type> place = Optional.empty();
      if (a.label().isPresent()) {
        place = labelled(body, s, a, given);
      } else if (embeds < s.embeds().size()) {
        place = Optional.of(s.embeds().get(embeds++).type());
      } else {
        tooMany(body, s, a);
      }
      place.ifPresentOrElse(p -> body.check(a.value(), args.apply(p)), () -> body.infer(a.value()));
    }
    return type;
  }

  private static Optional<Type> labelled(Body body, SpaceSymbol s, Expr.Arg a, Set<String> given) {
    String label = a.label().orElseThrow().text();
    if (!given.add(label)) {
      body.error(
          RuleCode.STATE_SET_TWICE, a, "`%s` is given twice; leave one out.".formatted(label));
    }
    Optional<Type> place =
        s.state(label)
            .map(SpaceSymbol.State::type)
            .or(() -> s.embed(label).map(SpaceSymbol.Embed::type));
    if (place.isEmpty()) {
      body.error(
          RuleCode.WRONG_LABEL,
          a.label().orElseThrow(),
          "`%s` has no state or embed `%s` that `new` could set.".formatted(s, label));
    }
    return place;
  }

  private static void tooMany(Body body, SpaceSymbol s, Expr.Arg a) {
    String takes =
        s.embeds().isEmpty()
            ? "it embeds none"
            : "it embeds " + s.embeds().stream().map(SpaceSymbol.Embed::name).toList();
    body.error(
        RuleCode.WRONG_ARGUMENT_COUNT,
        a,
        "`%s.new` takes its embedded spaces in order, and %s; states are named: `%s.new(state: value)`."
            .formatted(s, takes, s));
  }

  // ---- parallel over instances ----

  private static Type parallelMap(Body body, Expr.Call e, Type.Con space) {
    body.world().table().put(e, new Resolution.CallParallelMap());
    Type result = body.world().fresh("R");
    if (CallRules.arity(body, e, "`parallel_map`", 2)) {
      Effects effects = applied(body, "parallel_map", e);
      body.check(e.args().get(0).value(), Builtin.array(space));
      body.check(e.args().get(1).value(), new Type.Fun(List.of(space), result, effects));
    }
    return Builtin.array(result);
  }

  /** The effects of functions that run in several places at once; noted at the call, too. */
  private static Effects applied(Body body, String name, Expr.Call e) {
    EffectVariable effects = new EffectVariable("the function", false);
    String what = "what `" + name + "` applies";
    body.world().limit(new EffectLimit(effects, EffectLimit.Kind.PARALLEL, what, Optional.empty()));
    body.does(Effects.of(effects), e);
    return Effects.of(effects);
  }

  private static Type parallelReduce(Body body, Expr.Call e, Type.Con space) {
    body.world().table().put(e, new Resolution.CallParallelReduce());
    Type result = body.world().fresh("R");
    if (CallRules.arity(body, e, "`parallel_reduce`", 4)) {
      Effects effects = applied(body, "parallel_reduce", e);
      body.check(e.args().get(0).value(), Builtin.array(space));
      body.check(e.args().get(3).value(), result);
      body.check(e.args().get(1).value(), new Type.Fun(List.of(space), result, effects));
      body.check(e.args().get(2).value(), new Type.Fun(List.of(result, result), result, effects));
    }
    return result;
  }
}
