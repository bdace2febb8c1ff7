package org.cascade.lang.ide.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ide.navigation.Lookup;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Names;
import org.cascade.lang.ide.symbols.Occurrence;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Variable;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.LinkedEditingRanges;
import org.eclipse.lsp4j.Range;

/** Imports lead to their modules; the places of a local name are edited together. */
public final class Links {
  /** What may be typed while places are edited together. */
  private static final String WORD = "[a-z_][A-Za-z0-9_]*";

  private Links() {}

  public static List<DocumentLink> of(Snapshot snapshot) {
    Names names = new Names(snapshot.typed(), snapshot.unit());
    List<DocumentLink> links = new ArrayList<>();
    for (Module.Import i : snapshot.unit().tree().imports()) {
      if (!i.module().isEmpty()) {
        Span path = i.module().getFirst().span().to(i.module().getLast().span());
        Optional<Range> range = snapshot.range(path);
        names
            .module(i.module())
            .ifPresent(m ->
                range.ifPresent(
                    r -> links.add(new DocumentLink(r, snapshot.workspace().uriOf(m.source())))));
      }
    }
    return links;
  }

  /** Of a name that only one function knows, all its places. */
  public static Optional<LinkedEditingRanges> linked(Snapshot snapshot, int offset) {
    Optional<Entity> entity =
        Lookup.at(snapshot, offset)
            .map(Occurrence::entity)
            .filter(e -> e instanceof Entity.OfVariable v && isLocal(v.variable()));
    if (entity.isEmpty() || snapshot.path(offset).nearest(Decl.Function.class).isEmpty()) {
      return Optional.empty();
    }
    List<Range> places =
        Lookup.of(snapshot, snapshot.unit(), entity.get()).stream()
            .flatMap(o -> snapshot.range(o.span()).stream())
            .distinct()
            .toList();
    return Optional.of(new LinkedEditingRanges(places, WORD));
  }

  private static boolean isLocal(Variable variable) {
    return switch (variable.kind()) {
      case PARAMETER, LET, VAR, PATTERN -> true;
      case MODULE_LET, MODULE_VAR, CONST, SELF, IMPLICIT -> false;
    };
  }
}
