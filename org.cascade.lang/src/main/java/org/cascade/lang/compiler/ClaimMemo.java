package org.cascade.lang.compiler;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.refine.Findings;
import org.cascade.lang.source.Span;

/**
 * What was told of the claims of each item, for the compilations to come: for as long as the item,
 * all that it hangs on, and what is wrong with them are as they were. Places in it move with the
 * items.
 */
final class ClaimMemo {
  private final ItemGraph graph = new ItemGraph();

  /** By item, or by what stands for a module's statements. */
  private final Map<Object, List<Diagnostic>> told = new IdentityHashMap<>();

  /**
   * Forgets what may be different in another version of the program.
   *
   * @param faulty where errors are that do not come from claims
   */
  void update(List<ModuleUnit> units, List<Span> faulty) {
    Set<Object> changed = graph.update(units, faulty);
    told.keySet().removeIf(i -> changed.contains(i) || !graph.holds(i));
  }

  List<Diagnostic> of(Object item) {
    return told.getOrDefault(item, List.of());
  }

  boolean knows(Object item) {
    return told.containsKey(item);
  }

  /** What stands for the statements of a module, as an item does. */
  Object main(String module) {
    return graph.main(module);
  }

  /** Keeps what would be told again, and at the right places. */
  void keep(Object item, Findings.Finding finding) {
    if (finding.settled() && finding.told().stream().allMatch(ClaimMemo::moves)) {
      told.put(item, finding.told());
    }
  }

  private static boolean moves(Diagnostic d) {
    return d.span().moves()
        && d.related().stream().allMatch(r -> r.span().moves())
        && d.fixes().stream().flatMap(f -> f.edits().stream()).allMatch(e -> e.span().moves());
  }
}
