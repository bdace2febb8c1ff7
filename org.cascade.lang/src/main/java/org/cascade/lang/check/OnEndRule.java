package org.cascade.lang.check;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;

/**
 * {@link RuleCode#ON_END_OUTSIDE}: what is done at the end of a transaction stands in one: in a
 * transform or transaction of a space, or in the {@code commit} of a transaction type.
 */
final class OnEndRule {
  private OnEndRule() {}

  static void check(Typed typed, List<Nodes> all, Reporter reporter) {
    List<Expr.OnEnd> ends = all.stream().flatMap(n -> n.ends().stream()).toList();
    if (ends.isEmpty()) {
      return;
    }
    Set<Expr> inside = Collections.newSetFromMap(new IdentityHashMap<>());
    typed.functions().stream()
        .filter(OnEndRule::isTransaction)
        .flatMap(f -> Code.body(f).stream())
        .forEach(b -> inside.addAll(Nodes.of(b, typed).ends()));
    ends.stream().filter(e -> !inside.contains(e)).forEach(e -> report(e, reporter));
  }

  private static boolean isTransaction(FunctionSymbol f) {
    return f.owner()
        .map(o ->
            switch (o) {
              case SpaceSymbol s ->
                  f.kind() == Decl.FunctionKind.TRANSACTION
                      || f.kind() == Decl.FunctionKind.TRANSFORM && !f.decl().parallel();
              case RecordSymbol r -> r.isTransaction() && f.name().equals("commit");
              default -> false;
            })
        .orElse(false);
  }

  private static void report(Expr.OnEnd end, Reporter reporter) {
    reporter.report(
        RuleCode.ON_END_OUTSIDE,
        end.span(),
        "`%s` stands outside of any transaction here; it belongs into a transaction or a transform of a space that is not parallel, or into the `commit` of a transaction type."
            .formatted(end.ending().written()));
  }
}
