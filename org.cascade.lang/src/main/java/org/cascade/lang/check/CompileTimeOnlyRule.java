package org.cascade.lang.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;

/**
 * {@link RuleCode#COMPILE_TIME_ONLY}: types are looked into only where the compiler runs the code:
 * in const functions, arguments of {@code @}, refinements and asserts of types.
 */
final class CompileTimeOnlyRule {
  private final Typed typed;
  private final Reporter reporter;
  private final Map<FunctionSymbol, Boolean> looking = new HashMap<>();

  private CompileTimeOnlyRule(Typed typed, Reporter reporter) {
    this.typed = typed;
    this.reporter = reporter;
  }

  static void check(Typed typed, Reporter reporter) {
    CompileTimeOnlyRule rule = new CompileTimeOnlyRule(typed, reporter);
    typed.functions().stream()
        .filter(f -> f.kind() != Decl.FunctionKind.CONST)
        .flatMap(f -> Code.body(f).stream())
        .forEach(rule::code);
    Code.modules(typed)
        .flatMap(u -> Code.main(u).stream())
        .flatMap(Children::stmt)
        .forEach(rule::code);
  }

  private void code(Expr code) {
    Nodes.of(code, typed).looks().forEach(this::visit);
  }

  private void visit(Look look) {
    if (doesLook(look)) {
      reporter.report(
          RuleCode.COMPILE_TIME_ONLY,
          look.at().span(),
          "Types exist when the program is compiled, and this runs later; do it in a `const`"
              + " function and call that with `@f(…)`.");
      return;
    }
    look.asked()
        .filter(r -> r.symbol().predicate().map(this::looksIntoTypes).orElse(false))
        .ifPresent(r -> reportAsked(look.at(), r));
    look.inside().forEach(this::visit);
  }

  private void reportAsked(Expr expr, Type.Refined refined) {
    reporter.report(
        RuleCode.COMPILE_TIME_ONLY,
        expr.span(),
        "What `%s` asks looks into types, which exist when the program is compiled, and this value is known later; use constants of this type alone, or ask for less."
            .formatted(refined));
  }

  /** Whether types are looked into right here. */
  private boolean doesLook(Look look) {
    return look.at() instanceof Expr.Built || look.named().map(this::looksIntoTypes).orElse(false);
  }

  private boolean looksIntoTypes(FunctionSymbol f) {
    Boolean known = looking.get(f);
    if (known != null) {
      return known;
    }
    // A function that calls itself does what the rest of it does.
    looking.put(f, false);
    boolean looks =
        Look.isOfCompiler(f)
            || f.extern().isEmpty()
                && f.kind() == Decl.FunctionKind.CONST
                && Code.body(f).map(this::looksIntoTypes).orElse(false);
    looking.put(f, looks);
    return looks;
  }

  private boolean looksIntoTypes(Expr code) {
    return anyLooks(Nodes.of(code, typed).looks());
  }

  private boolean anyLooks(List<Look> looks) {
    return looks.stream().anyMatch(l -> doesLook(l) || anyLooks(l.inside()));
  }
}
