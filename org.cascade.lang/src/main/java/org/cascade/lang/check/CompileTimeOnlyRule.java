package org.cascade.lang.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

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
    if (expr instanceof Expr.Built || calls(expr)) {
      reporter.report(
          RuleCode.COMPILE_TIME_ONLY,
          expr.span(),
          "Types exist when the program is compiled, and this runs later; do it in a `const`"
              + " function and call that with `@f(…)`.");
      return;
    }
    asked(expr)
        .filter(r -> r.symbol().predicate().map(this::looksIntoTypes).orElse(false))
        .ifPresent(r -> reportAsked(expr, r));
    Children.of(expr).forEach(this::visit);
  }

  private void reportAsked(Expr expr, Type.Refined refined) {
    reporter.report(
        RuleCode.COMPILE_TIME_ONLY,
        expr.span(),
        "What `%s` asks looks into types, which exist when the program is compiled, and this value is known later; use constants of this type alone, or ask for less."
            .formatted(refined));
  }

  /** The refinement that a value is asked for here when the program runs. */
  private Optional<Type.Refined> asked(Expr expr) {
    Optional<Type> asked =
        switch (expr) {
          case Expr.As as -> Optional.of(typed.table().type(as.type()));
          case Expr.Is is -> tested(is.pattern());
          case Expr.Match match ->
              match.arms().stream().flatMap(a -> tested(a.pattern()).stream()).findFirst();
          case Expr.Call call -> typed.table().refinement(call).map(r -> r);
          default -> Optional.empty();
        };
    return asked
        .map(Types::resolve)
        .filter(Type.Refined.class::isInstance)
        .map(Type.Refined.class::cast);
  }

  private Optional<Type> tested(Pattern pattern) {
    Optional<Type> own =
        typed
            .table()
            .resolution(pattern)
            .flatMap(r ->
                switch (r) {
                  case Resolution.TestRefinement t -> Optional.<Type>of(t.refinement());
                  case Resolution.TestType t -> Optional.of(t.type());
                  default -> Optional.empty();
                });
    return own.or(() ->
        switch (pattern) {
          case Pattern.Or or -> first(or.options());
          case Pattern.Tuple tuple -> first(tuple.items());
          case Pattern.Constructor constructor -> first(constructor.args());
          default -> Optional.empty();
        });
  }

  private Optional<Type> first(List<Pattern> patterns) {
    return patterns.stream().flatMap(p -> tested(p).stream()).findFirst();
  }

  /** Whether a function is named here that looks into types, itself or by const functions. */
  private boolean calls(Expr expr) {
    return typed.table().named(expr).map(this::looksIntoTypes).orElse(false);
  }

  private boolean looksIntoTypes(FunctionSymbol f) {
    Boolean known = looking.get(f);
    if (known != null) {
      return known;
    }
    // A function that calls itself does what the rest of it does.
    looking.put(f, false);
    boolean looks =
        f.extern()
            .map(x -> x.platform().equals("compiler") && !x.target().equals("query"))
            .orElseGet(() ->
                f.kind() == Decl.FunctionKind.CONST
                    && f.decl().body() instanceof Decl.Body.Of body
                    && looksIntoTypes(body.expr()));
    looking.put(f, looks);
    return looks;
  }

  private boolean looksIntoTypes(Expr expr) {
    return !(expr instanceof Expr.Splice)
        && (expr instanceof Expr.Built
            || calls(expr)
            || Children.of(expr).stream().anyMatch(this::looksIntoTypes));
  }
}
