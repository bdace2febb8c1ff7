package org.cascade.lang.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.source.Span;
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

  private ParallelWriteRule(Typed typed, Reporter reporter) {
    this.typed = typed;
    this.reporter = reporter;
  }

  static void check(Typed typed, Nodes nodes, Reporter reporter) {
    ParallelWriteRule rule = new ParallelWriteRule(typed, reporter);
    Code.modules(typed).forEach(u -> Code.main(u).forEach(rule::name));
    nodes.blocks().forEach(b -> b.stmts().forEach(rule::name));
    for (FunctionSymbol f : typed.functions()) {
      if (f.decl().parallel()) {
        Code.body(f).ifPresent(b -> Code.walk(b, rule::lambda));
      }
    }
    nodes.calls().forEach(rule::call);
  }

  private void name(Stmt stmt) {
    if (stmt instanceof Stmt.Let let
        && let.pattern() instanceof Pattern.Bind bind
        && let.value() instanceof Expr.Lambda lambda) {
      named.put(bind.span(), lambda);
    }
  }

  private void call(Expr.Call c) {
    if (isParallel(typed.table().resolution(c))) {
      c.args().forEach(a -> new Walk(a.value().span()).applied(a.value()));
    }
  }

  private static boolean isParallel(Optional<Resolution> resolution) {
    return resolution
        .map(r ->
            switch (r) {
              case Resolution.CallParallelMap m -> true;
              case Resolution.CallParallelReduce m -> true;
              case Resolution.CallSpace s -> s.function().decl().parallel();
              default -> false;
            })
        .orElse(false);
  }

  private void lambda(Expr expr) {
    if (expr instanceof Expr.Lambda lambda) {
      new Walk(lambda.span()).inside(lambda.span(), lambda.body());
    }
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
        typed.table().resolution(expr).ifPresent(this::follow);
      }
    }

    void inside(Span region, Expr body) {
      if (seen.add(region)) {
        regions.add(region);
        Code.walk(body, this::visit);
        regions.removeLast();
      }
    }

    private void visit(Expr expr) {
      if (expr instanceof Expr.Assign a) {
        typed.table().resolution(a.target()).flatMap(this::shared).ifPresent(v -> report(a, v));
      } else {
        typed.table().resolution(expr).ifPresent(this::follow);
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
