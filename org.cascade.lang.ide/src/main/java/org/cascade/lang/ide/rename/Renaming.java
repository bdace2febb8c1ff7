package org.cascade.lang.ide.rename;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ide.generated.BuiltRenaming;
import org.cascade.lang.ide.navigation.Lookup;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Occurrence;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.parser.scan.Kind;
import org.cascade.lang.source.Span;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Gives an entity another name, in all files of its program. */
public final class Renaming {
  /** What may stand before the name of a parallel function. */
  private static final String PARALLEL = "parallel_";

  private Renaming() {}

  /** Why something cannot be renamed, for the user. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /** The stretch that would be renamed, and its present name. */
  public static Optional<Range> prepare(Snapshot snapshot, int offset) throws RefusedException {
    Optional<Occurrence> at = Lookup.at(snapshot, offset).filter(Occurrence::isNamed);
    if (at.isEmpty()) {
      return Optional.empty();
    }
    refuseForeign(snapshot, at.get().entity());
    return snapshot.range(at.get().span());
  }

  public static Optional<WorkspaceEdit> rename(Snapshot snapshot, int offset, String newName)
      throws RefusedException {
    Optional<Occurrence> at = Lookup.at(snapshot, offset).filter(Occurrence::isNamed);
    if (at.isEmpty()) {
      return Optional.empty();
    }
    Entity entity = at.get().entity();
    refuseForeign(snapshot, entity);
    refuseWrong(entity, newName);
    Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
    if (BuiltRenaming.isFor(snapshot, entity)) {
      BuiltRenaming built = built(snapshot, entity, newName);
      built.names().forEach((e, name) -> rename(snapshot, e, name, edits));
      built.texts().forEach((span, text) -> edit(snapshot, span, text, edits));
    } else {
      rename(snapshot, entity, newName, edits);
    }
    return Optional.of(new WorkspaceEdit(edits));
  }

  private static BuiltRenaming built(Snapshot snapshot, Entity entity, String newName)
      throws RefusedException {
    Optional<BuiltRenaming> built = BuiltRenaming.of(snapshot, entity, newName);
    if (built.isEmpty()) {
      throw new RefusedException(
          "`%s` cannot become `%s`: a const function made this name of %s. Take a name in which one part is other that is written in a file of this project."
              .formatted(entity.name(), newName, BuiltRenaming.partsOf(snapshot, entity)));
    }
    return built.get();
  }

  private static void rename(
      Snapshot snapshot, Entity entity, String newName, Map<String, List<TextEdit>> edits) {
    for (Occurrence o : Lookup.of(snapshot, entity)) {
      edit(snapshot, o.span(), text(snapshot, o, newName), edits);
    }
  }

  private static void edit(
      Snapshot snapshot, Span span, String text, Map<String, List<TextEdit>> edits) {
    Optional<Location> place = snapshot.location(span);
    place.ifPresent(p ->
        edits
            .computeIfAbsent(p.getUri(), u -> new ArrayList<>())
            .add(new TextEdit(p.getRange(), text)));
  }

  private static void refuseForeign(Snapshot snapshot, Entity entity) throws RefusedException {
    boolean own =
        snapshot.written().stream().anyMatch(u -> u.source() == entity.declared().source());
    if (entity instanceof Entity.OfModule) {
      throw new RefusedException("A module is renamed by renaming its file and its `module` line.");
    }
    if (!own && !BuiltRenaming.isFor(snapshot, entity)) {
      throw new RefusedException(
          "`%s` cannot be renamed: it is declared in `%s`, which is no file of this project."
              .formatted(entity.name(), entity.declared().source().path()));
    }
  }

  private static void refuseWrong(Entity entity, String name) throws RefusedException {
    boolean upper = Character.isUpperCase(entity.name().charAt(0));
    String form = upper ? "[A-Z][A-Za-z0-9_]*" : "[a-z_][A-Za-z0-9_]*";
    if (!name.matches(form)) {
      throw new RefusedException(
          "`%s` is no name for `%s`: %s begin with %s letter and have letters, digits and `_`."
              .formatted(
                  name,
                  entity.name(),
                  upper ? "types and constructors" : "values and functions",
                  upper ? "an upper-case" : "a lower-case"));
    }
    if (Kind.reserved().contains(name)) {
      throw new RefusedException(
          "`%s` is a word of the language; take another name.".formatted(name));
    }
  }

  /**
   * What stands at a place afterwards. In a short form, {@code { name }}, the name is that of a
   * field and of a value; if one of them gets another, both are written.
   */
  private static String text(Snapshot snapshot, Occurrence o, String newName) {
    ShortForm form = ShortForm.at(snapshot, o.span());
    String old = o.span().text();
    return switch (form) {
      case NONE -> old.equals(PARALLEL + o.entity().name()) ? PARALLEL + newName : newName;
      case FIELD -> isField(o.entity()) ? newName + ": " + old : old + ": " + newName;
    };
  }

  private static boolean isField(Entity entity) {
    return entity instanceof Entity.OfField || entity instanceof Entity.OfState;
  }

  /** Whether a name stands for two things. */
  private enum ShortForm {
    NONE,
    FIELD;

    static ShortForm at(Snapshot snapshot, Span span) {
      return snapshot.written().stream()
              .filter(u -> u.source() == span.source())
              .anyMatch(u -> ShortForms.holds(u.tree(), span))
          ? FIELD
          : NONE;
    }
  }
}
