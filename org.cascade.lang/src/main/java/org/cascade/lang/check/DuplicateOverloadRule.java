package org.cascade.lang.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private record Name(String module, Optional<TypeSymbol> owner, String name) {}

  private DuplicateOverloadRule() {}

  static void check(Typed typed, Reporter reporter) {
    Set<FunctionSymbol> topLevel = new HashSet<>();
    typed.modules().values().forEach(m -> topLevel.addAll(m.functions()));
    Map<Name, List<FunctionSymbol>> byName = new LinkedHashMap<>();
    for (FunctionSymbol f : typed.functions()) {
      if (f.owner().isPresent() || topLevel.contains(f)) {
        Name name = new Name(f.module(), f.owner(), f.name());
        byName.computeIfAbsent(name, n -> new ArrayList<>(1)).add(f);
      }
    }
    byName.values().stream().filter(o -> o.size() > 1).forEach(o -> overloads(o, reporter));
  }

  private static void overloads(List<FunctionSymbol> all, Reporter reporter) {
    Map<List<String>, FunctionSymbol> seen = new HashMap<>();
    for (FunctionSymbol f : all) {
      Optional.ofNullable(seen.putIfAbsent(parameters(f), f))
          .ifPresent(first -> report(f, first, reporter));
    }
  }

  /** What tells overloads apart; refinements do not, since they are the same at run time. */
  private static List<String> parameters(FunctionSymbol f) {
    return f.params().stream().map(p -> Types.erased(p.type())).map(Type::toString).toList();
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
