package org.cascade.lang.refine.walk;

import java.util.LinkedHashSet;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;

/** The locals that code uses but does not bind. */
public final class Free {
  private final Set<Local> used = new LinkedHashSet<>();
  private final Set<Local> bound = new LinkedHashSet<>();

  private Free() {}

  public static Set<Local> locals(Core core) {
    Free free = new Free();
    CoreWalk.visit(core, free::visit);
    free.used.removeAll(free.bound);
    return free.used;
  }

  private void visit(Core core) {
    switch (core) {
      case Core.Read r -> used.add(r.local());
      case Core.Assign a -> used.add(a.local());
      case Core.Let l -> bound.add(l.local());
      case Core.Lambda l -> bound.addAll(l.params());
      case Core.Join j -> bound.addAll(j.params());
      case Core.ForEach f -> bound.add(f.item());
      case Core.Claim k -> bound.add(k.subject());
      case Core.Switch s -> s.cases().forEach(k -> bind(k.test()));
      default -> {}
    }
  }

  private void bind(Core.Test test) {
    switch (test) {
      case Core.Test.OfConstructor t -> t.fields().forEach(f -> f.ifPresent(bound::add));
      case Core.Test.OfType t -> bound.add(t.local());
      case Core.Test.OfLiteral t -> {}
    }
  }
}
