package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.types.Variable;

/** Reports constants that need each other in a circle, before they are computed. */
final class ConstCircles {
  private final TypeTable table;
  private final Map<Variable, Decl.Const> constants;
  private final Reporter reporter;
  private final Set<Variable> done = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Variable> path = new ArrayList<>();

  ConstCircles(TypeTable table, Map<Variable, Decl.Const> constants, Reporter reporter) {
    this.table = table;
    this.constants = constants;
    this.reporter = reporter;
  }

  void report() {
    constants.values().stream()
        .sorted((a, b) -> Integer.compare(a.span().offset(), b.span().offset()))
        .forEach(c -> table.variable(c).ifPresent(this::visit));
  }

  private void visit(Variable variable) {
    int start = path.indexOf(variable);
    if (start >= 0) {
      reportCircle(path.subList(start, path.size()));
      return;
    }
    Decl.Const constant = constants.get(variable);
    if (constant == null || !done.add(variable)) {
      return;
    }
    path.add(variable);
    uses(constant.value());
    path.removeLast();
  }

  private void uses(Expr expr) {
    Optional<Resolution> resolution = table.resolution(expr);
    if (resolution.isPresent() && resolution.get() instanceof Resolution.OfGlobal global) {
      visit(global.variable());
    }
    Children.of(expr).forEach(this::uses);
  }

  private void reportCircle(List<Variable> circle) {
    Decl.Const first = Objects.requireNonNull(constants.get(circle.getFirst()));
    String shown =
        circle.stream().map(v -> "`" + v + "`").collect(Collectors.joining(", which needs "));
    String message =
        "`%s` needs itself for its own value: %s, which needs `%s`."
            .formatted(circle.getFirst(), shown, circle.getFirst());
    reporter.report(RuleCode.CYCLIC_DEFINITION, first.name().span(), message);
  }
}
