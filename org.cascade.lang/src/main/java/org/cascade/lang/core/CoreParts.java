package org.cascade.lang.core;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a part of a function shares with the code around it. */
public final class CoreParts {
  private final Set<Local> declared = new HashSet<>();
  private final Set<Local> read = new LinkedHashSet<>();
  private final Set<Local> assigned = new HashSet<>();
  private final Set<Label> labels = new HashSet<>();
  private final Set<Label> jumps = new HashSet<>();
  private boolean returns;

  private CoreParts() {}

  public static CoreParts of(Core part) {
    CoreParts parts = new CoreParts();
    parts.visit(part, false);
    parts.read.removeAll(parts.declared);
    parts.assigned.removeAll(parts.declared);
    parts.jumps.removeAll(parts.labels);
    return parts;
  }

  /** The variables around it that it reads, in the order in which they first occur. */
  public Set<Local> free() {
    return read;
  }

  /**
   * Whether it only reads what is around it, and goes nowhere. A variable that a lambda sees may
   * change while the part runs.
   */
  public boolean isClosed() {
    return !returns
        && assigned.isEmpty()
        && jumps.isEmpty()
        && read.stream().noneMatch(Local::isShared);
  }

  private void visit(Core node, boolean inLambda) {
    declare(node);
    switch (node) {
      case Core.Read n -> read.add(n.local());
      case Core.Assign n -> assigned.add(n.local());
      case Core.Jump n -> jumps.add(n.label());
      case Core.Return n -> returns |= !inLambda;
      default -> {}
    }
    boolean inside = inLambda || node instanceof Core.Lambda || node instanceof Core.OnEnd;
    CoreWalk.children(node).forEach(c -> visit(c, inside));
  }

  private void declare(Core node) {
    switch (node) {
      case Core.Let n -> declared.add(n.local());
      case Core.Lambda n -> declared.addAll(n.params());
      case Core.ForEach n -> declared.add(n.item());
      case Core.Claim n -> declared.add(n.subject());
      case Core.Join n -> {
        labels.add(n.label());
        declared.addAll(n.params());
      }
      case Core.Switch n -> n.cases().forEach(c -> declare(c.test()));
      default -> {}
    }
  }

  private void declare(Core.Test test) {
    switch (test) {
      case Core.Test.OfConstructor t -> t.fields().forEach(f -> f.ifPresent(declared::add));
      case Core.Test.OfType t -> declared.add(t.local());
      case Core.Test.OfLiteral t -> {}
    }
  }
}
