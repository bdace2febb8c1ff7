package org.cascade.lang.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.EffectCause;
import org.cascade.lang.infer.EffectGraph;
import org.cascade.lang.infer.EffectGraph.Constraint;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Variable;

/**
 * {@link RuleCode#PARALLEL_WRITE}: what runs in several places at once assigns no variable outside,
 * neither itself nor by the functions it calls.
 */
final class ParallelWriteRule {
  private final Typed typed;
  private final Reporter reporter;

  /** The lambdas that have a name, by the place of the name. */
  private final Map<Span, Expr.Lambda> named = new HashMap<>();

  /** All lambdas, by what takes up their effects; gathered when they are looked for. */
  private Optional<Map<EffectVariable, Expr.Lambda>> lambdas = Optional.empty();

  private final List<Nodes> all;
  private final EffectTrace trace;
  private final Set<Span> told = new HashSet<>();

  private ParallelWriteRule(Typed typed, List<Nodes> all, EffectTrace trace, Reporter reporter) {
    this.typed = typed;
    this.all = all;
    this.trace = trace;
    this.reporter = reporter;
  }

  static void check(
      Typed typed, List<Nodes> all, EffectTrace trace, Demands demands, Reporter reporter) {
    ParallelWriteRule rule = new ParallelWriteRule(typed, all, trace, reporter);
    Code.modules(typed).flatMap(u -> Nodes.named(Code.main(u)).stream()).forEach(rule::name);
    all.forEach(n -> n.named().forEach(rule::name));
    for (FunctionSymbol f : typed.functions()) {
      if (f.decl().parallel()) {
        Code.body(f).ifPresent(b -> Nodes.of(b, typed).lambdas().forEach(rule::lambda));
      }
    }
    all.forEach(n -> n.parallel().forEach(rule::call));
    demands.calls().forEach(c -> rule.given(c, demands));
  }

  private Optional<Expr.Lambda> lambda(EffectVariable variable) {
    if (lambdas.isEmpty()) {
      Map<EffectVariable, Expr.Lambda> found = new HashMap<>();
      for (Nodes nodes : all) {
        for (Expr.Lambda lambda : nodes.lambdas()) {
          typed.table().effects(lambda).variables().forEach(v -> found.put(v, lambda));
        }
      }
      lambdas = Optional.of(found);
    }
    return Optional.ofNullable(lambdas.orElseThrow().get(variable));
  }

  private void name(Nodes.Named lambda) {
    named.put(lambda.name().span(), lambda.lambda());
  }

  private void call(Expr.Call c) {
    c.args().forEach(a -> new Walk(a.value().span()).applied(a.value()));
  }

  /** What a call gives for a parameter that runs in several places, there or further on. */
  private void given(EffectGraph.Instance call, Demands demands) {
    call.arguments()
        .forEach((parameter, effects) -> {
          boolean parallel =
              demands.of(parameter).stream()
                  .anyMatch(a -> a.running() == Allowance.Running.PARALLEL);
          if (parallel) {
            Walk walk = new Walk(call.span());
            Set<EffectVariable> seen = new HashSet<>();
            effects.variables().forEach(v -> value(v, walk, seen));
          }
        });
  }

  /** The functions that a function value may be, by where its effects come from. */
  private void value(EffectVariable variable, Walk walk, Set<EffectVariable> seen) {
    if (!seen.add(variable)) {
      return;
    }
    Optional<Expr.Lambda> lambda = lambda(variable);
    if (lambda.isPresent()) {
      lambda.ifPresent(l -> walk.inside(l.span(), l.body()));
      return;
    }
    for (Constraint c : trace.into(variable)) {
      if (c.cause() instanceof EffectCause.Names named) {
        walk.function(named.function());
      } else if (c instanceof EffectGraph.Flow flow && c.cause() instanceof EffectCause.Fits) {
        flow.from().variables().forEach(v -> value(v, walk, seen));
      }
    }
  }

  private void lambda(Expr.Lambda lambda) {
    new Walk(lambda.span()).inside(lambda.span(), lambda.body());
  }

  /** Follows one function that runs in several places at once, and those it calls. */
  private final class Walk {
    private final Span origin;
    private final List<Span> regions = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    Walk(Span origin) {
      this.origin = origin;
    }

    /** A function that is given: a lambda, or the name of a function. */
    void applied(Expr expr) {
      if (expr instanceof Expr.Lambda lambda) {
        inside(lambda.span(), lambda.body());
      } else {
        typed.table().meaning(expr).ifPresent(this::follow);
      }
    }

    void inside(Span region, Expr body) {
      if (seen.add(region)) {
        regions.add(region);
        Steps.of(body, typed).all().forEach(this::visit);
        regions.removeLast();
      }
    }

    private void visit(Steps.Step step) {
      switch (step) {
        case Steps.Assigned a -> shared(a.target()).ifPresent(v -> report(a.at(), v));
        case Steps.Followed f -> follow(f.meaning());
      }
    }

    private void follow(Resolution resolution) {
      switch (resolution) {
        case Resolution.OfFunction f -> function(f.function());
        case Resolution.CallFunction f -> function(f.function());
        case Resolution.CallSpace f -> function(f.function());
        case Resolution.OfLocal v -> value(v.variable());
        case Resolution.OfGlobal v -> value(v.variable());
        default -> {}
      }
    }

    private void function(FunctionSymbol f) {
      Code.body(f).ifPresent(b -> inside(f.decl().span(), b));
    }

    private void value(Variable v) {
      Expr.Lambda lambda = named.get(v.declared());
      if (lambda != null) {
        inside(lambda.span(), lambda.body());
      }
    }

    /** The variable that is assigned, if others see it. */
    private Optional<Variable> shared(Resolution target) {
      return switch (target) {
        case Resolution.OfLocal local
            when local.variable().kind() == Variable.Kind.VAR && outside(local.variable()) ->
            Optional.of(local.variable());
        case Resolution.OfGlobal global when global.variable().isAssignable() ->
            Optional.of(global.variable());
        default -> Optional.empty();
      };
    }

    private boolean outside(Variable v) {
      return regions.stream().noneMatch(r -> r.holds(v.declared()));
    }

    private void report(Expr.Assign a, Variable v) {
      if (!told.add(a.span())) {
        return;
      }
      Diagnostic found =
          Diagnostic.of(
              RuleCode.PARALLEL_WRITE,
              a.span(),
              "`%s` belongs to the code around this function, which runs in several places at once; give the value back and combine the results instead."
                  .formatted(v));
      boolean here = origin.holds(a.span());
      reporter.report(
          here
              ? found
              : found.with(new Diagnostic.Related(origin, "this runs in several places at once")));
    }
  }
}
