package org.cascade.lang.ide.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Occurrence;
import org.cascade.lang.ide.symbols.Occurrences;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.BuiltSource;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.source.TextPiece;

/**
 * Renames what was built: the literal that its name comes from gets another text, and with that all
 * names that are made of this literal.
 */
public final class BuiltRenaming {
  private final Typed typed;
  private final NameParts.Change change;

  /** What is called otherwise afterwards, and how. */
  private final Map<Entity, String> names = new LinkedHashMap<>();

  private BuiltRenaming(Typed typed, NameParts.Change change) {
    this.typed = typed;
    this.change = change;
    for (Entity entity : new Built(typed).all()) {
      String name = NameParts.of(typed.table(), entity).with(change.place(), change.text());
      if (!name.equals(entity.name())) {
        names.put(entity, name);
      }
    }
  }

  /** Whether something was built, so that it has to be renamed in this way. */
  public static boolean isFor(Snapshot snapshot, Entity entity) {
    return new Built(snapshot.typed()).is(entity);
  }

  /**
   * @return absent if no part of the name can be changed so that the new one comes of it
   */
  public static Optional<BuiltRenaming> of(Snapshot snapshot, Entity entity, String newName) {
    Typed typed = snapshot.typed();
    return NameParts.of(typed.table(), entity)
        .towards(newName)
        .filter(c -> isWritten(snapshot, c.place().source()))
        .map(c -> new BuiltRenaming(typed, c));
  }

  /** The parts that a name is made of, in words. */
  public static String partsOf(Snapshot snapshot, Entity entity) {
    return NameParts.of(snapshot.typed().table(), entity).shown();
  }

  private static boolean isWritten(Snapshot snapshot, Source source) {
    return snapshot.written().stream().anyMatch(u -> u.source() == source);
  }

  /** Everything that gets another name, with that name. */
  public Map<Entity, String> names() {
    return names;
  }

  /** The stretches of files besides the names themselves, and their new texts. */
  public Map<Span, String> texts() {
    Map<Span, String> texts = new HashMap<>(Map.of(change.place(), change.text()));
    for (Entity entity : new Built(typed).all()) {
      if (entity instanceof Entity.OfFunction f) {
        typed.program().module(f.function().module()).ifPresent(unit -> mentions(f, unit, texts));
      }
    }
    return texts;
  }

  /** Where the text of a built function names something by a word of its own. */
  private void mentions(Entity.OfFunction in, ModuleUnit unit, Map<Span, String> into) {
    for (Occurrence o : Occurrences.in(typed, unit, in.function().decl())) {
      Optional<BuiltSource> origin = typed.table().origin(o.span().source());
      Optional<String> name = nameOf(o.entity());
      if (origin.isPresent() && name.isPresent() && !o.isDeclaration()) {
        List<TextPiece> pieces = pieces(origin.get(), o.span());
        if (pieces.size() == 1 && isWord(pieces.getFirst().place(), o)) {
          into.putIfAbsent(pieces.getFirst().place(), name.get());
        }
      }
    }
  }

  private static List<TextPiece> pieces(BuiltSource origin, Span span) {
    return new ArrayList<>(origin.text().piecesIn(origin.within(span.offset()), span.length()));
  }

  private boolean isWord(Span place, Occurrence o) {
    return place.text().equals(o.span().text())
        && typed.table().origin(place.source()).isEmpty()
        && !place.equals(change.place());
  }

  private Optional<String> nameOf(Entity entity) {
    return names.entrySet().stream()
        .filter(n -> n.getKey().is(entity))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
