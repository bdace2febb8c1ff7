package org.cascade.lang.check;

import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Variable;

/**
 * {@link RuleCode#PARALLEL_WRITE}: what runs in several places at once assigns no variable outside.
 */
final class ParallelWriteRule {
  private final Typed typed;
  private final Reporter reporter;

  private ParallelWriteRule(Typed typed, Reporter reporter) {
    this.typed = typed;
    this.reporter = reporter;
  }

  static void check(Typed typed, Reporter reporter) {
    ParallelWriteRule rule = new ParallelWriteRule(typed, reporter);
    for (FunctionSymbol f : typed.functions()) {
      if (f.decl().parallel()) {
        Code.body(f).ifPresent(b -> Code.walk(b, rule::lambda));
      }
    }
    Code.roots(typed).forEach(r -> Code.walk(r, rule::call));
  }

  private void call(Expr expr) {
    if (expr instanceof Expr.Call c && isParallel(typed.table().resolution(c))) {
      c.args().forEach(a -> lambda(a.value()));
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
      Code.walk(lambda.body(), e -> assignment(lambda, e));
    }
  }

  private void assignment(Expr.Lambda lambda, Expr expr) {
    if (expr instanceof Expr.Assign a) {
      typed
          .table()
          .resolution(a.target())
          .flatMap(r -> shared(r, lambda))
          .ifPresent(v ->
              reporter.report(
                  RuleCode.PARALLEL_WRITE,
                  a.span(),
                  "`%s` belongs to the code around this function, which runs in several places at once; give the value back and combine the results instead."
                      .formatted(v)));
    }
  }

  /** The variable that is assigned, if others see it. */
  private static Optional<Variable> shared(Resolution target, Expr.Lambda lambda) {
    return switch (target) {
      case Resolution.OfLocal local
          when local.variable().kind() == Variable.Kind.VAR && outside(lambda, local.variable()) ->
          Optional.of(local.variable());
      case Resolution.OfGlobal global when global.variable().isAssignable() ->
          Optional.of(global.variable());
      default -> Optional.empty();
    };
  }

  private static boolean outside(Expr.Lambda lambda, Variable v) {
    return v.declared().offset() < lambda.span().offset()
        || v.declared().offset() >= lambda.span().end();
  }
}
