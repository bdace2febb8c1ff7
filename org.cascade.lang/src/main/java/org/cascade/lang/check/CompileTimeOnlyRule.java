package org.cascade.lang.check;

import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.types.FunctionSymbol;

/**
 * {@link RuleCode#COMPILE_TIME_ONLY}: types are looked into only where the compiler runs the code:
 * in const functions, arguments of {@code @}, refinements and asserts of types.
 */
final class CompileTimeOnlyRule {
  private final Typed typed;
  private final Reporter reporter;

  private CompileTimeOnlyRule(Typed typed, Reporter reporter) {
    this.typed = typed;
    this.reporter = reporter;
  }

  static void check(Typed typed, Reporter reporter) {
    CompileTimeOnlyRule rule = new CompileTimeOnlyRule(typed, reporter);
    typed.functions().stream()
        .filter(f -> f.kind() != Decl.FunctionKind.CONST)
        .flatMap(f -> Code.body(f).stream())
        .forEach(rule::visit);
    Code.modules(typed)
        .flatMap(u -> Code.main(u).stream())
        .flatMap(Children::stmt)
        .forEach(rule::visit);
  }

  private void visit(Expr expr) {
    if (expr instanceof Expr.Splice) {
      return;
    }
    if (expr instanceof Expr.Built
        || typed.table().resolution(expr).orElse(new Resolution.CallValue())
                instanceof Resolution.CallFunction c
            && looksIntoTypes(c.function())) {
      reporter.report(
          RuleCode.COMPILE_TIME_ONLY,
          expr.span(),
          "Types exist when the program is compiled, and this runs later; do it in a `const` function and call that with `@f(…)`.");
      return;
    }
    Children.of(expr).forEach(this::visit);
  }

  private static boolean looksIntoTypes(FunctionSymbol f) {
    return f.extern()
        .map(x -> x.platform().equals("compiler") && !x.target().equals("query"))
        .orElse(false);
  }
}
