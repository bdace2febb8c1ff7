package org.cascade.lang.ide.navigation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Occurrence;
import org.cascade.lang.ide.symbols.Occurrences;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Span;

/** From places to names, and from what they mean to all places that mean the same. */
public final class Lookup {
  private Lookup() {}

  /** The name at an offset; where a name is of two things, the one that is not declared there. */
  public static Optional<Occurrence> at(Snapshot snapshot, int offset) {
    List<Node> path = snapshot.path(offset).nodes();
    List<Occurrence> all =
        path.size() > 1
            ? Occurrences.in(snapshot.typed(), snapshot.unit(), path.get(1))
            : Occurrences.in(snapshot.typed(), snapshot.unit());
    return all.stream()
        .filter(o -> touches(snapshot, o.span(), offset))
        .min(
            Comparator.comparingInt((Occurrence o) -> o.span().length())
                .thenComparing(Occurrence::isDeclaration));
  }

  private static boolean touches(Snapshot snapshot, Span span, int offset) {
    OptionalInt at = snapshot.offsetIn(span.source(), offset);
    return at.isPresent() && span.offset() <= at.getAsInt() && at.getAsInt() <= span.end();
  }

  /** All places of the program that mean an entity, in the order of files and places. */
  public static List<Occurrence> of(Snapshot snapshot, Entity entity) {
    List<Occurrence> found = new ArrayList<>();
    for (ModuleUnit unit : snapshot.written()) {
      if (unit.source().text().contains(entity.name()) || entity instanceof Entity.OfModule) {
        found.addAll(of(snapshot, unit, entity));
      }
    }
    return found;
  }

  /** The places of one module. */
  public static List<Occurrence> of(Snapshot snapshot, ModuleUnit unit, Entity entity) {
    return Occurrences.in(snapshot.typed(), unit).stream()
        .filter(o -> o.isNamed() && o.entity().is(entity))
        .sorted(Comparator.comparingInt(o -> o.span().offset()))
        .distinct()
        .toList();
  }
}
