package org.cascade.lang.check;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Variable;

/**
 * {@link RuleCode#USED_BEFORE_SET}: main runs in order, so what a statement uses, also through the
 * functions it calls, must be set above it.
 */
final class UsedBeforeSetRule {
  private final Typed typed;
  private final Reporter reporter;
  private final Map<FunctionSymbol, Set<Variable>> used = new IdentityHashMap<>();

  private UsedBeforeSetRule(Typed typed, Reporter reporter) {
    this.typed = typed;
    this.reporter = reporter;
  }

  static void check(Typed typed, Reporter reporter) {
    UsedBeforeSetRule rule = new UsedBeforeSetRule(typed, reporter);
    Code.modules(typed).forEach(rule::module);
  }

  private void module(ModuleUnit unit) {
    List<Stmt> main = Code.main(unit);
    for (Stmt s : main) {
      Children.stmt(s).forEach(e -> Code.walk(e, x -> use(unit, s, x)));
    }
  }

  private void use(ModuleUnit unit, Stmt stmt, Expr expr) {
    for (Variable v : usedBy(expr)) {
      boolean own = v.declared().source() == unit.source();
      if (own && isSetByMain(v) && v.declared().offset() >= stmt.span().offset()) {
        report(expr.span(), v);
      }
    }
  }

  private static boolean isSetByMain(Variable v) {
    return v.kind() == Variable.Kind.MODULE_LET || v.kind() == Variable.Kind.MODULE_VAR;
  }

  private void report(Span span, Variable v) {
    reporter.report(
        RuleCode.USED_BEFORE_SET,
        span,
        "This uses `%s`, which is only set on line %d; move that line up."
            .formatted(v, v.declared().line()));
  }

  private Set<Variable> usedBy(Expr expr) {
    return typed.table().meaning(expr).map(this::usedBy).orElse(Set.of());
  }

  private Set<Variable> usedBy(Resolution meaning) {
    return switch (meaning) {
      case Resolution.OfGlobal g -> Set.of(g.variable());
      case Resolution.CallFunction c -> usedBy(c.function());
      case Resolution.CallSpace c -> usedBy(c.function());
      default -> Set.of();
    };
  }

  private Set<Variable> usedBy(FunctionSymbol f) {
    Set<Variable> known = used.get(f);
    if (known != null) {
      return known;
    }
    Set<Variable> all = new HashSet<>();
    used.put(f, all);
    Code.body(f).ifPresent(b -> Steps.of(b, typed).all().forEach(step -> add(step, all)));
    return all;
  }

  private void add(Steps.Step step, Set<Variable> all) {
    if (step instanceof Steps.Followed followed) {
      all.addAll(usedBy(followed.meaning()));
    }
  }
}
