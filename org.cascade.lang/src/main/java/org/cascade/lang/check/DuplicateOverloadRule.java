package org.cascade.lang.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/**
 * {@link RuleCode#DUPLICATE_NAME} of functions: overloads must differ in their parameters' types.
 */
final class DuplicateOverloadRule {
  /** What tells overloads apart; refinements do not, since they are the same at run time. */
  private record Signature(
      String module, Optional<TypeSymbol> owner, String name, List<String> params) {}

  private DuplicateOverloadRule() {}

  static void check(Typed typed, Reporter reporter) {
    Map<Signature, FunctionSymbol> seen = new HashMap<>();
    for (FunctionSymbol f : typed.functions()) {
      boolean declared =
          f.owner().isPresent() || typed.declared(f.module()).functions().contains(f);
      if (declared) {
        Optional.ofNullable(seen.putIfAbsent(signature(f), f))
            .ifPresent(first -> report(f, first, reporter));
      }
    }
  }

  private static Signature signature(FunctionSymbol f) {
    List<String> params =
        f.params().stream().map(p -> Types.erased(p.type())).map(Type::toString).toList();
    return new Signature(f.module(), f.owner(), f.name(), params);
  }

  private static void report(FunctionSymbol f, FunctionSymbol first, Reporter reporter) {
    reporter.report(
        Diagnostic.of(
                RuleCode.DUPLICATE_NAME,
                f.decl().name().span(),
                "There is a function `%s` with these parameters already, on line %d; overloads must differ in the types of their parameters."
                    .formatted(f.name(), first.decl().name().span().line()))
            .with(new Diagnostic.Related(first.decl().name().span(), "declared here first")));
  }
}
