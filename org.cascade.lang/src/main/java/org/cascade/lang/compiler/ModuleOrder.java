package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cascade.lang.ast.Module;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleUnit;

/** Puts each module after those it imports, and reports circles. */
final class ModuleOrder {
  private final Map<String, ModuleUnit> units;
  private final Reporter reporter;
  private final Set<String> done = new HashSet<>();
  private final List<String> path = new ArrayList<>();
  private final List<ModuleUnit> ordered = new ArrayList<>();

  private ModuleOrder(Map<String, ModuleUnit> units, Reporter reporter) {
    this.units = units;
    this.reporter = reporter;
  }

  /** The prelude and what it imports come first. */
  static List<ModuleUnit> order(
      ModuleUnit prelude, Map<String, ModuleUnit> units, Reporter reporter) {
    ModuleOrder order = new ModuleOrder(units, reporter);
    order.visit(prelude);
    units.values().forEach(order::visit);
    return List.copyOf(order.ordered);
  }

  private void visit(ModuleUnit unit) {
    if (done.contains(unit.name())) {
      return;
    }
    path.add(unit.name());
    for (Module.Import wanted : unit.tree().imports()) {
      ModuleUnit imported = units.get(ModuleNames.join(wanted.module()));
      if (imported == null) {
        continue;
      }
      int start = path.indexOf(imported.name());
      if (start >= 0) {
        reportCircle(wanted, path.subList(start, path.size()), imported.name());
      } else {
        visit(imported);
      }
    }
    path.removeLast();
    done.add(unit.name());
    ordered.add(unit);
  }

  private void reportCircle(Module.Import closing, List<String> circle, String first) {
    String shown = circle.stream().map(n -> "`" + n + "`").collect(Collectors.joining(" imports "));
    String message =
        circle.size() == 1
            ? "The module `%s` imports itself.".formatted(first)
            : "These modules import each other in a circle: %s imports `%s`. Move what they share into a module of its own."
                .formatted(shown, first);
    reporter.report(RuleCode.CYCLIC_IMPORT, SourceLoader.spanOf(closing), message);
  }
}
