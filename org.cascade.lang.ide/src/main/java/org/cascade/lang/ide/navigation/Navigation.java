package org.cascade.lang.ide.navigation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ide.generated.GeneratedCode;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Meanings;
import org.cascade.lang.ide.symbols.Occurrence;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.ide.workspace.VirtualDocuments;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;

/** Definition, type definition, implementation, references and highlights. */
public final class Navigation {
  private Navigation() {}

  public static List<Location> definition(Snapshot snapshot, int offset) {
    return Lookup.at(snapshot, offset).flatMap(o -> declaration(snapshot, o.entity())).stream()
        .toList();
  }

  /** Of what was built at compile time, its place in the document that shows that. */
  private static Optional<Location> declaration(Snapshot snapshot, Entity entity) {
    return GeneratedCode.around(snapshot.typed(), entity)
        .flatMap(code ->
            code.name(entity)
                .map(name ->
                    new Location(
                        VirtualDocuments.ofGenerated(Path.of(code.path())), Positions.range(name))))
        .or(() -> snapshot.location(entity.declared()));
  }

  /** Where the type of a value is declared; of {@code Array<User>}, {@code User}. */
  public static List<Location> typeDefinition(Snapshot snapshot, int offset) {
    Optional<Type> type =
        Lookup.at(snapshot, offset)
            .flatMap(o -> typeOf(o.entity()))
            .or(() -> snapshot.path(offset).nearest(Expr.class).map(e -> snapshot.table().type(e)));
    return type
        .flatMap(Navigation::declaration)
        .flatMap(e -> snapshot.location(e.declared()))
        .stream()
        .toList();
  }

  private static Optional<Type> typeOf(Entity entity) {
    return switch (entity) {
      case Entity.OfVariable e -> Optional.of(e.variable().type());
      case Entity.OfFunction e -> e.function().result();
      case Entity.OfType e -> Optional.of(e.type().selfType());
      case Entity.OfConstructor e -> Optional.of(e.constructor().owner().selfType());
      case Entity.OfField e -> Optional.of(e.field().type());
      case Entity.OfState e -> Optional.of(e.state().type());
      case Entity.OfEmbed e -> Optional.of(e.embed().type());
      case Entity.OfStream e -> Optional.of(e.stream().event());
      case Entity.OfTypeParameter e -> Optional.empty();
      case Entity.OfEffect e -> Optional.empty();
      case Entity.OfModule e -> Optional.empty();
    };
  }

  private static Optional<Entity> declaration(Type type) {
    Type closed = Types.closed(type);
    Optional<Entity> inner =
        Types.args(closed).stream().flatMap(a -> declaration(a).stream()).findFirst();
    Optional<Entity> own = Meanings.ofType(closed);
    boolean ownIsLibrary =
        own.isPresent()
            && own.get() instanceof Entity.OfType t
            && t.type().module().startsWith("cascade.");
    return ownIsLibrary && inner.isPresent() ? inner : own;
  }

  /** Of a sum type, its constructors; of anything else, where it is defined. */
  public static List<Location> implementation(Snapshot snapshot, int offset) {
    Optional<Occurrence> at = Lookup.at(snapshot, offset);
    if (at.isPresent()
        && at.get().entity() instanceof Entity.OfType t
        && t.type() instanceof SumSymbol sum) {
      return sum.constructors().stream()
          .flatMap(c -> snapshot.location(c.declared()).stream())
          .toList();
    }
    return definition(snapshot, offset);
  }

  public static List<Location> references(Snapshot snapshot, int offset, boolean withDeclaration) {
    return Lookup.at(snapshot, offset).map(Occurrence::entity).stream()
        .flatMap(e -> Lookup.of(snapshot, e).stream())
        .filter(o -> withDeclaration || !o.isDeclaration())
        .flatMap(o -> snapshot.location(o.span()).stream())
        .distinct()
        .toList();
  }

  public static List<DocumentHighlight> highlights(Snapshot snapshot, int offset) {
    return Lookup.at(snapshot, offset).stream()
        .flatMap(at -> Lookup.of(snapshot, snapshot.unit(), at.entity()).stream())
        .flatMap(o -> highlight(snapshot, o))
        .distinct()
        .toList();
  }

  private static Stream<DocumentHighlight> highlight(Snapshot snapshot, Occurrence o) {
    DocumentHighlightKind kind =
        o.role() == Occurrence.Role.READ ? DocumentHighlightKind.Read : DocumentHighlightKind.Write;
    return snapshot.range(o.span()).map(r -> new DocumentHighlight(r, kind)).stream();
  }
}
