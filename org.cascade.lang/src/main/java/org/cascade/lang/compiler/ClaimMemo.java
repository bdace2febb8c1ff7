package org.cascade.lang.compiler;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.refine.Findings;

/**
 * What was told of the claims of each item, for the compilations to come: for as long as the item,
 * all that it hangs on, and what is wrong with them are as they were. Places in it move with the
 * items.
 */
final class ClaimMemo {
  /** By item, or by what stands for a module's statements. */
  private final Map<Object, List<Diagnostic>> told = new IdentityHashMap<>();

  /** What may have to be told otherwise is found out again. */
  void forget(Predicate<Object> items) {
    told.keySet().removeIf(items);
  }

  List<Diagnostic> of(Object item) {
    return told.getOrDefault(item, List.of());
  }

  boolean knows(Object item) {
    return told.containsKey(item);
  }

  /** Keeps what would be told again, and at the right places. */
  void keep(Object item, Findings.Finding finding) {
    if (finding.settled() && finding.told().stream().allMatch(ClaimMemo::moves)) {
      told.put(item, finding.told());
    }
  }

  /** Takes over what was told in an earlier run. */
  void recall(Object item, List<Diagnostic> claims) {
    if (claims.stream().allMatch(ClaimMemo::moves)) {
      told.put(item, claims);
    }
  }

  private static boolean moves(Diagnostic d) {
    return d.span().moves()
        && d.related().stream().allMatch(r -> r.span().moves())
        && d.fixes().stream().flatMap(f -> f.edits().stream()).allMatch(e -> e.span().moves());
  }
}
