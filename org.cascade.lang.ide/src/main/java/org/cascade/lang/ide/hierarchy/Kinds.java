package org.cascade.lang.ide.hierarchy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.ide.hover.Description;
import org.cascade.lang.ide.navigation.Lookup;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Meanings;
import org.cascade.lang.ide.symbols.Occurrence;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.TypeSymbol;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TypeHierarchyItem;

/** Above a refinement is its base, below a type are its refinements, below a sum its cases. */
public final class Kinds {
  private Kinds() {}

  public static List<TypeHierarchyItem> prepare(Snapshot snapshot, int offset) {
    return entity(snapshot, offset).flatMap(e -> item(snapshot, e)).stream().toList();
  }

  private static Optional<Entity> entity(Snapshot snapshot, int offset) {
    return Lookup.at(snapshot, offset)
        .map(Occurrence::entity)
        .filter(e -> e instanceof Entity.OfType || e instanceof Entity.OfConstructor);
  }

  private static Optional<TypeHierarchyItem> item(Snapshot snapshot, Entity entity) {
    return snapshot
        .location(entity.declared())
        .map(place ->
            new TypeHierarchyItem(
                entity.name(),
                kind(entity),
                place.getUri(),
                place.getRange(),
                place.getRange(),
                Description.of(entity).lines().findFirst().orElse("")));
  }

  private static SymbolKind kind(Entity entity) {
    return entity instanceof Entity.OfConstructor ? SymbolKind.EnumMember : SymbolKind.Class;
  }

  public static List<TypeHierarchyItem> above(Snapshot snapshot, TypeHierarchyItem item) {
    return of(snapshot, item)
        .flatMap(e ->
            switch (e) {
              case Entity.OfType t when t.type() instanceof RefinementSymbol r ->
                  Meanings.ofType(r.base()).stream();
              case Entity.OfConstructor c -> Stream.of(new Entity.OfType(c.constructor().owner()));
              default -> Stream.empty();
            })
        .flatMap(e -> item(snapshot, e).stream())
        .toList();
  }

  public static List<TypeHierarchyItem> below(Snapshot snapshot, TypeHierarchyItem item) {
    return of(snapshot, item)
        .flatMap(e -> e instanceof Entity.OfType t ? below(snapshot, t.type()) : Stream.empty())
        .flatMap(e -> item(snapshot, e).stream())
        .toList();
  }

  private static Stream<Entity> below(Snapshot snapshot, TypeSymbol type) {
    Stream<Entity> cases =
        type instanceof SumSymbol sum
            ? sum.constructors().stream().map(Entity.OfConstructor::new)
            : Stream.empty();
    Stream<Entity> refinements =
        snapshot.written().stream()
            .flatMap(u -> snapshot.typed().declared(u.name()).types().stream())
            .filter(t -> t instanceof RefinementSymbol r && isOver(r, type))
            .map(Entity.OfType::new);
    return Stream.concat(cases, refinements);
  }

  private static boolean isOver(RefinementSymbol refinement, TypeSymbol type) {
    return Meanings.symbol(refinement.base()).filter(s -> s == type).isPresent();
  }

  private static Stream<Entity> of(Snapshot snapshot, TypeHierarchyItem item) {
    return entity(snapshot, snapshot.offset(item.getSelectionRange().getStart())).stream();
  }
}
